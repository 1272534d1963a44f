import Files
import Foundation
import TestSupport
import Testing

@testable import llm_training

@Suite("llm-training fetch") struct FetchCommandTests {
  private static let content = Data("eight by".utf8)

  /// Runs the command in a process of its own and returns what it printed.
  private func run(_ arguments: [String], status: Int32) async throws -> (output: [String], errors: [String])
  {
    let result = await #expect(
      processExitsWith: .exitCode(status), observing: [\.standardOutputContent, \.standardErrorContent]
    ) { [arguments = arguments as [String]] in
      fetchCommand(arguments)
    }
    let ended = try #require(result)
    func lines(_ bytes: [UInt8]) -> [String] {
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    return (lines(ended.standardOutputContent), lines(ended.standardErrorContent))
  }

  /// Makes a folder and in it a list of one good and one missing file on a server.
  private func withServer(_ body: (_ folder: URL, _ list: String, LocalServer) async throws -> Void)
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let server = try LocalServer { request, _ in
      request.path == "/good" ? .file(Self.content, request) : .body(Data(), status: "404 Not Found")
    }
    let entries = ["good", "missing"].map { name in
      """
      {"name": "\(name)", "title": "a test", "licence": "none", "chapters": ["none"], "files": [{"path": "\(name)",
       "url": "\(server.url("/" + name).absoluteString)", "mirrors": [], "byteCount": 8,
       "sha256": "\(SHA256.hexDigest(of: Self.content))"}]}
      """
    }
    let list = folder.appending(path: "list.json")
    try Data("{\"sources\": [\(entries.joined(separator: ","))]}".utf8).write(to: list)
    try await body(folder, list.path, server)
  }

  @Test("what is there is listed with size, licence and chapters, and whether it is here")
  func list() async throws {
    let (output, _) = try await run(["--list", "--into", NSTemporaryDirectory() + "no-such"], status: 0)
    #expect(output.contains("gpt2   548 MB   not here"))
    #expect(output.contains("gpt2-xl   about 6.4 GB   not here"))
    #expect(output.contains("    licence: OpenAI, modified MIT"))
    #expect(output.count == 4 * 10)
  }

  @Test("a file is fetched, verified, and not fetched twice")
  func fetch() async throws {
    try await withServer { folder, list, server in
      let arguments = ["good", "--sources", list, "--into", folder.path]
      let path = folder.path + "/good"
      let first = try await run(arguments, status: 0)
      #expect(first.output == ["requesting it from 127.0.0.1", "saved \(path), verified"])
      #expect(try Data(contentsOf: URL(filePath: path)) == Self.content)
      let second = try await run(arguments, status: 0)
      #expect(second.output == ["\(path) is already there and verified"])
      #expect(server.requests.count == 1)
      let listed = try await run(["--list", "--sources", list, "--into", folder.path], status: 0)
      #expect(listed.output.contains("good   8 bytes   here, in \(folder.path)"))
    }
  }

  @Test("a file that cannot be fetched ends in one line and status 1; others are fetched all the same")
  func failure() async throws {
    try await withServer { folder, list, server in
      let byHand =
        "missing: 127.0.0.1 does not have it (HTTP status 404). By hand: download "
        + "\(server.url("/missing").absoluteString) and save it as \(folder.path)/missing"
      let alone = try await run(["missing", "--sources", list, "--into", folder.path], status: 1)
      #expect(alone.errors.contains("llm-training fetch: " + byHand))
      let both = try await run(["--all-small", "--sources", list, "--into", folder.path], status: 1)
      #expect(both.errors.contains(byHand))
      #expect(both.errors.contains("llm-training fetch: 1 of 2 could not be fetched"))
      #expect(both.output.contains("saved \(folder.path)/good, verified"))
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(files.sorted() == ["good", "list.json"])
    }
  }

  @Test(
    "mistakes are told before anything is asked for",
    arguments: [
      ([], "name what to fetch, or add --all-small or --list"),
      (["gpt-2"], "no source is named gpt-2; choose from the-verdict.txt, vocab.bpe, "),
      (["--sources", "/no/such", "--list"], "/no/such: cannot be read (No such file or directory)"),
    ])
  func mistakes(arguments: [String], message: String) async throws {
    let errors = try await run(arguments, status: 1).errors
    #expect(errors.contains { $0.hasPrefix("llm-training fetch: " + message) })
  }
}
