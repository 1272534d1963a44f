import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Files

@Suite("Messages, instructions and preferences") struct RecordTests {
  @Test(
    "the SMS Spam Collection is read like pandas reads it",
    .enabled(if: RealData.contains("SMSSpamCollection"), "needs SMSSpamCollection: set LLM_DATA"))
  func realMessages() throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let file = URL(filePath: #filePath + "/../../Golden/sms.json").standardizedFileURL
    let golden = try decoder.decode(MessagesGolden.self, from: try Data(contentsOf: file))
    let messages = try Corpus.messages(in: DataLocation(option: RealData.folder, environment: [:]))
    #expect(messages.source == .real("SMSSpamCollection"))
    #expect(messages.content.count == golden.rowsRead)
    for label in Message.Label.allCases {
      #expect(messages.content.count { $0.label == label } == golden.labelCounts[label.rawValue])
    }
    #expect(messages.content.map(\.text.unicodeScalars.count).max() == golden.longestTextCharacters)
  }

  @Test(
    "the SMS Spam Collection is also read from its archive",
    .enabled(if: RealData.contains("SMSSpamCollection"), "needs SMSSpamCollection: set LLM_DATA"))
  func packedMessages() throws {
    let text = try String(contentsOf: RealData.url(of: "SMSSpamCollection"), encoding: .utf8)
    var archive = ZipBuilder([.init("readme", "x"), .init("SMSSpamCollection", text)])
    let folder = try TemporaryFolder()
    let path = try folder.write(archive.bytes(), as: "sms+spam+collection.zip")
    let messages = try Corpus.messages(in: DataLocation(option: folder.path, environment: ["HOME": "/none"]))
    #expect(messages.source == .real("SMSSpamCollection"))
    #expect(messages.notice == "Running on \(path).")
    #expect(messages.content.count == 5_572)
  }

  @Test("an archive with another collection is an error and not replaced by the stand-in")
  func wrongArchive() throws {
    let folder = try TemporaryFolder()
    for file in [ZipBuilder.File("SMSSpamCollection", "ham\tHi\n"), ZipBuilder.File("other", "x")] {
      var archive = ZipBuilder([file])
      let path = try folder.write(archive.bytes(), as: "sms+spam+collection.zip")
      let error = #expect(throws: FileError.self) {
        try Corpus.messages(in: DataLocation(option: folder.path, environment: ["HOME": "/none"]))
      }
      #expect(error?.description.hasPrefix(path) == true)
    }
  }

  @Test("without the published files, the stand-ins announce themselves in one line")
  func standIns() throws {
    let folder = try TemporaryFolder()
    let location = try DataLocation(option: folder.path, environment: ["HOME": "/none"])
    let notices = [
      try Corpus.messages(in: location).notice, try Corpus.instructions(in: location).notice,
      try Corpus.preferences(in: location).notice,
    ]
    for (notice, name) in zip(notices, ["messages", "instructions", "preferences"]) {
      #expect(notice.hasPrefix("Running on the stand-in \(name). ") && !notice.contains("\n"))
    }
  }

  @Test(
    "the book's instructions and preferences belong together",
    .enabled(
      if: ["instruction-data.json", "instruction-data-with-preference.json"].allSatisfy(RealData.contains),
      "needs the instruction data: set LLM_DATA"))
  func realInstructions() throws {
    let location = try DataLocation(option: RealData.folder, environment: [:])
    let instructions = try Corpus.instructions(in: location).content
    let preferences = try Corpus.preferences(in: location).content
    #expect(instructions.count == 1_100)
    #expect(
      preferences.map { Instruction(instruction: $0.instruction, input: $0.input, output: $0.output) }
        == instructions)
    #expect(preferences.allSatisfy { $0.output == $0.chosen || $0.output == $0.rejected })
  }

  @Test(
    "a row that is not a message is an error that names it",
    arguments: ["ham\tHi\negg\tHo\n", "ham\tHi\nham\n", "ham\tHi\nspam\ta\tb\n"])
  func badRow(text: String) {
    let reason = "it is not \"ham\" or \"spam\", a tab and a text"
    #expect(throws: FileError.malformed(path: "p", place: "row 2", reason: reason)) {
      try Corpus.messages(in: text, from: "p")
    }
  }

  @Test(
    "bad JSON is an error that names the entry and the field",
    arguments: [
      ("[{\"instruction\": \"a\", \"input\": \"\"}]", "entry 0", "the field \"output\" is missing"),
      (
        "{\"instruction\": \"a\", \"output\": \"\"}\n\n{\"output\": \"\"}", "line 3",
        "the field \"instruction\" is missing"
      ),
      ("{\"instruction\": 1}", "line 1, field instruction", "it is not a text"),
      (
        "[{\"instruction\": \"a\", \"input\": \"\", \"output\": 7}]", "entry 0, field output",
        "it is not a text"
      ),
      ("7", "the whole file", "it is not a list of entries with texts"),
    ])
  func badJSON(text: String, place: String, reason: String) {
    #expect(throws: FileError.malformed(path: "p.json", place: place, reason: reason)) {
      let _: [Instruction] = try Corpus.decodeEntries(of: text, from: "p.json")
    }
  }
}

@Suite("Instructions from elsewhere") struct OtherInstructionTests {
  private func instructions(_ text: String) throws -> [Instruction] {
    try Corpus.decodeEntries(of: text, from: "p.json")
  }

  @Test("an input that is missing or null is empty, in instructions and in preferences")
  func inputs() throws {
    let rest = #""instruction": "a", "output": "b", "chosen": "c", "rejected": "d""#
    for input in ["", #""input": null, "#, #""input": "", "#] {
      let text = "[{\(input)\(rest)}]"
      #expect(try instructions(text) == [Instruction(instruction: "a", input: "", output: "b")])
      let preferences: [Preference] = try Corpus.decodeEntries(of: text, from: "p.json")
      #expect(
        preferences
          == [Preference(instruction: "a", input: "", output: "b", chosen: "c", rejected: "d")])
    }
  }

  @Test("JSON lines are read like a list", arguments: ["\n", "\r\n", "\n\n \n"])
  func lines(separator: String) throws {
    let entries = ["a", "é\u{2028}"].map { #"{"instruction": "\#($0)", "input": "x", "output": "y"}"# }
    let list = try instructions("[" + entries.joined(separator: ",") + "]")
    #expect(list.count == 2)
    for (first, last) in [("", ""), (" \n", separator)] {
      #expect(try instructions(first + entries.joined(separator: separator) + last) == list)
    }
  }

  @Test(
    "text that is not JSON is an error that names line and column",
    arguments: [
      ("[{]", "line 1, column 3"), ("", "line 1, column 1"),
      ("[\n  {\"instruction\": \"a\",}]", "line 2, column 23"),
      ("{\"instruction\": \"a\", \"output\": \"\"}\n{\"instruction\"}", "line 2, column 15"),
      (#"[{"instruction": "\ud83d", "input": "", "output": ""}]"#, #"\ud83d, half of a pair"#),
    ])
  func places(text: String, place: String) {
    let error = #expect(throws: FileError.self) { try instructions(text) }
    #expect(error?.file?.hasSuffix("p.json") == true)
    #expect(error?.problem.contains(place) == true, "\(error?.problem ?? "")")
  }
}

/// What `sms.json` says about the collection.
private struct MessagesGolden: Decodable {
  let rowsRead: Int
  let labelCounts: [String: Int]
  let longestTextCharacters: Int
}
