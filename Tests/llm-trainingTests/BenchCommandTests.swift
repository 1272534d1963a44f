import Foundation
import Testing

@testable import llm_training

@Suite("llm-training bench reports what it cannot do in one line")
struct BenchCommandTests {
  @Test("A file that cannot be written is reported before anything is timed")
  func unwritable() async throws {
    for path in ["/nonexistent/x.json", NSTemporaryDirectory()] {
      let result = await #expect(
        processExitsWith: .exitCode(1), observing: [\.standardOutputContent, \.standardErrorContent]
      ) { [path = path as String] in
        benchCommand(["--only", "tiny", "--steps", "1", "--json", path])
      }
      let (output, errors) = try lines(of: result)
      #expect(!output.contains { $0.contains("ms per step") })
      #expect(errors.count { $0.hasPrefix("llm-training bench: \(path): cannot be written (") } == 1)
    }
  }

  @Test(
    "An invalid option is named, with the values it takes",
    arguments: [
      (["--only", "nothing"], "--only must be tiny or small or generation or book or all, not \"nothing\""),
      (["--steps", "0"], "--steps must be in 1...10000, not 0"),
      (["--json"], "--json needs a value (FILE)"),
      (["fast"], "unexpected argument \"fast\""),
    ])
  func mistakenOption(arguments: [String], message: String) async throws {
    let result = await #expect(
      processExitsWith: .exitCode(2), observing: [\.standardOutputContent, \.standardErrorContent]
    ) { [arguments = arguments as [String]] in
      benchCommand(arguments)
    }
    #expect(try lines(of: result).errors.contains("llm-training bench: \(message); see --help"))
  }

  @Test("The results are written as JSON, beside the table")
  func writesJSON() async throws {
    let path = NSTemporaryDirectory() + UUID().uuidString + ".json"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
      [path = path as String] in
      benchCommand(["--only", "tiny", "--steps", "2", "--json", path])
    }
    #expect(try lines(of: result).output.contains { $0.contains("ms per step") })
    let written = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
    let results = try #require((written as? [String: Any])?["results"] as? [[String: Any]])
    #expect(results.map { $0["name"] as? String } == ["tiny"])
    #expect(results.map { $0["steps"] as? Int } == [2])
  }

  private func lines(of result: ExitTest.Result?) throws -> (output: [String], errors: [String]) {
    func split(_ bytes: [UInt8]) -> [String] {
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    let result = try #require(result)
    return (split(result.standardOutputContent), split(result.standardErrorContent))
  }
}
