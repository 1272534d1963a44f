import Foundation
import TestSupport
import Testing

@testable import Notebooks

@Suite("The start of a program")
struct ProgramStartTests {
  @Test("With the standard streams closed, output does not land in a file that the program opens")
  func closedStreams() async throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/file"
    await #expect(processExitsWith: .exitCode(0)) { [file = file as String] in
      for descriptor: Int32 in 0...2 { close(descriptor) }
      Chapter("sample", title: "t", book: "b", notes: "n").run([], file: "/nowhere") { notebook in
        let descriptor = open(file, O_WRONLY | O_CREAT, 0o600)
        notebook.print("output")
        writeAll("error", to: 2)
        writeAll("kept", to: descriptor)
      }
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "kept")
  }

  @Test("The same for a command")
  func closedStreamsOfCommand() async throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/file"
    await #expect(processExitsWith: .exitCode(0)) { [file = file as String] in
      for descriptor: Int32 in 0...2 { close(descriptor) }
      Command("sample", summary: "s").run([]) { options in
        let descriptor = open(file, O_WRONLY | O_CREAT, 0o600)
        options.print("output")
        writeAll("kept", to: descriptor)
      }
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "kept")
  }

  @Test(
    "A number of threads that makes no sense is an error",
    arguments: ["abc", "0", "-2", "1e3", "99999999999999999999"])
  func threads(setting: String) async throws {
    let result = await #expect(processExitsWith: .exitCode(2), observing: [\.standardErrorContent]) {
      [setting = setting as String] in
      setenv("LLM_THREADS", setting, 1)
      Chapter("sample", title: "t", book: "b", notes: "n").run([], file: "/nowhere") { _ in exit(3) }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      text.contains(
        "sample: LLM_THREADS must be a whole number from 1 to 1024, not \"\(setting)\"; see --help\n"))
  }

  @Test("A number of threads, or an empty setting, is none", arguments: ["1", "1024", ""])
  func goodThreads(setting: String) async throws {
    await #expect(processExitsWith: .exitCode(3)) { [setting = setting as String] in
      setenv("LLM_THREADS", setting, 1)
      Command("sample", summary: "s").run([]) { _ in exit(3) }
    }
  }

  @Test("A command ends with the status that its body throws, without a line")
  func exitStatus() async {
    let result = await #expect(processExitsWith: .exitCode(143), observing: [\.standardErrorContent]) {
      Command("sample", summary: "s").run([]) { _ in throw ExitStatus(143) }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(!text.contains("sample"))
  }

  @Test(
    "A shell reads a quoted word as it was",
    arguments: [
      "plain", "", "with space", "it's", "$HOME & `date`; rm *", "\"a\\b\"", "--into=x y", "нова\nтека",
      "#no", "~", "a{1,2}!",
    ])
  func quoting(word: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "printf %s \(word.quotedForShell)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(String(decoding: data, as: UTF8.self) == word)
  }

  @Test("Words that need no quotes have none")
  func harmless() {
    #expect("--text=/tmp/a_b-1.txt".quotedForShell == "--text=/tmp/a_b-1.txt")
  }
}
