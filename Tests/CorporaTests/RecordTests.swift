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
        "[{\"instruction\": \"a\", \"input\": \"\", \"output\": 7}]", "entry 0, field output",
        "it is not a text"
      ),
      ("{\"a\": 1}", "the whole file", "it is not a list of entries with texts"),
      ("[{]", "the whole file", "it is not valid JSON"), ("", "the whole file", "it is not valid JSON"),
    ])
  func badJSON(text: String, place: String, reason: String) {
    #expect(throws: FileError.malformed(path: "p.json", place: place, reason: reason)) {
      let _: [Instruction] = try Corpus.decodeEntries(of: text, from: "p.json")
    }
  }
}

/// What `sms.json` says about the collection.
private struct MessagesGolden: Decodable {
  let rowsRead: Int
  let labelCounts: [String: Int]
  let longestTextCharacters: Int
}
