import Files
import Foundation
import TestSupport
import Testing
import Tokenizing

/// Calls `body` with a file that holds `data` and is removed afterwards.
func withFile(_ data: Data, body: (URL) throws -> Void) throws {
  try withTemporaryFolder { folder in
    let file = folder.appending(path: "vocab.bpe")
    try data.write(to: file)
    try body(file)
  }
}

@Suite("Vocabulary files")
struct MergesFileTests {
  private let tokenizer = BytePairTrainer.train(on: trainingText, vocabularySize: 320)

  @Test("Written merges are read back, and an existing file is replaced")
  func writtenAndRead() throws {
    try withFile(Data("old".utf8)) { file in
      try tokenizer.writeMerges(to: file)
      let read = try BytePairEncoding(mergesFile: file)
      #expect(read.merges == tokenizer.merges)
      #expect(try read.encode(trainingText) == tokenizer.encode(trainingText))
      #expect(read.endOfText == tokenizer.endOfText)
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == 1 + 63)
      #expect(lines[0] == "#version: 0.2 merges: 63")
    }
  }

  @Test("Windows line ends and a first line without a count are accepted")
  func otherForms() throws {
    try withFile(Data("#version: 0.2\r\nh e\r\nĠt he\r\n".utf8)) { file in
      let error = #expect(throws: FileError.self) { try BytePairEncoding(mergesFile: file) }
      #expect(error?.description.contains(", line 3: \"Ġt\" is neither a byte nor a token of") == true)
    }
    try withFile(Data("#version: 0.2\r\nh e\r\nĠ t\r\nĠt he\r\n".utf8)) { file in
      let read = try BytePairEncoding(mergesFile: file)
      #expect(try read.encode("the the") == [83, 256, 258])
    }
    try withFile(Data("#version: 0.2\n".utf8)) { file in
      let read = try BytePairEncoding(mergesFile: file)
      #expect(read.vocabularySize == 257)
    }
  }

  @Test("A damaged file is reported in one line: file, line and what to do")
  func damaged() throws {
    let cases = [
      ("", "does not end with a line break, so it is truncated"),
      ("#version: 0.2\nh e\nt h", "does not end with a line break, so it is truncated"),
      ("h e\n", ", line 1: does not start with \"#version: 0.2\""),
      ("<html>\n", ", line 1: does not start with \"#version: 0.2\""),
      ("\n", ", line 1: does not start with \"#version: 0.2\""),
      ("#version: 0.2\nh e\n\n", ", line 3: needs two parts separated by one space, but has 1"),
      ("#version: 0.2\nh e l\n", ", line 2: needs two parts separated by one space, but has 3"),
      ("#version: 0.2\nh  e\n", ", line 2: needs two parts separated by one space, but has 3"),
      ("#version: 0.2\nhe l\n", ", line 2: \"he\" is neither a byte nor a token of an earlier line"),
      ("#version: 0.2\nh \n", ", line 2: \"\" is neither a byte nor a token of an earlier line"),
      ("#version: 0.2\nh e\nh e\n", ", line 3: makes an earlier token again"),
      (
        "#version: 0.2 merges: 3\nh e\n", "has 1 merges where its first line states \"3\", so it is truncated"
      ),
      ("#version: 0.2 merges: 3\u{2}\nh e\n", "its first line states \"3\\u{02}\", so it is truncated"),
      (
        "#version: 0.2\nh\u{1b} e\n",
        ", line 2: \"h\\u{1B}\" is neither a byte nor a token of an earlier line"
      ),
    ]
    for (content, problem) in cases {
      try withFile(Data(content.utf8)) { file in
        let error = #expect(throws: FileError.self, "\(content.debugDescription)") {
          try BytePairEncoding(mergesFile: file)
        }
        let line = try #require(error?.description)
        #expect(line.hasPrefix(file.path) && line.contains(problem), "\(line)")
        #expect(line.hasSuffix("; download or write the file again."), "\(line)")
        #expect(!line.contains("\n"))
      }
    }
  }

  @Test("A line that is not UTF-8 is reported")
  func notUTF8() throws {
    let bytes = Data("#version: 0.2\nh e\n".utf8) + Data([0xC4, 0x20, 0x74, 0x0A])
    try withFile(bytes) { file in
      let error = #expect(throws: FileError.self) { try BytePairEncoding(mergesFile: file) }
      #expect(error?.description.contains(", line 3: is not UTF-8 text;") == true)
    }
  }

  @Test("Another vocabulary is not taken for GPT-2's")
  func notGPT2() throws {
    try withFile(Data()) { file in
      try tokenizer.writeMerges(to: file)
      let error = #expect(throws: FileError.self) { try BytePairEncoding.gpt2(mergesFile: file) }
      #expect(error?.description.contains("has 63 merges where GPT-2 has 50000; download GPT-2's") == true)
    }
  }

  @Test("A missing file and an unwritable folder are reported in one line")
  func missing() {
    let file = URL(filePath: "/nowhere/vocab.bpe")
    let read = #expect(throws: FileError.self) { try BytePairEncoding(mergesFile: file) }
    #expect(read?.description == "/nowhere/vocab.bpe: cannot be read; check the path, or download the file.")
    let written = #expect(throws: FileError.self) { try tokenizer.writeMerges(to: file) }
    #expect(
      written?.description
        == "/nowhere/vocab.bpe: cannot be written (No such file or directory): "
        + "check the path, permissions and free space")
    let checked = #expect(throws: FileError.self) { try tokenizer.check(encoderFile: file) }
    #expect(checked?.description.contains("cannot be read") == true)
  }

  @Test("A list of ids is compared with the merges, token by token")
  func encoderFile() throws {
    let small = BytePairTrainer.train(on: "low low", vocabularySize: 258)
    var ids = Dictionary(uniqueKeysWithValues: (0..<258).map { (small.printable($0), $0) })
    try withFile(try JSONSerialization.data(withJSONObject: ids)) { file in
      try small.check(encoderFile: file)
    }
    ids["lo"] = 300
    try withFile(try JSONSerialization.data(withJSONObject: ids)) { file in
      let error = #expect(throws: FileError.self) { try small.check(encoderFile: file) }
      #expect(error?.description.contains("the token \"lo\" has id 300 where the merges give 256;") == true)
    }
    ids["lo"] = nil
    try withFile(try JSONSerialization.data(withJSONObject: ids)) { file in
      let error = #expect(throws: FileError.self) { try small.check(encoderFile: file) }
      #expect(error?.description.contains("has 257 tokens where the merges give 258;") == true)
    }
    for (text, problem) in [("[1, 2]", "is not a JSON object of ids;"), ("[1, 2", "line 1, column 6")] {
      try withFile(Data(text.utf8)) { file in
        let error = #expect(throws: FileError.self) { try small.check(encoderFile: file) }
        #expect(error?.description.contains(problem) == true)
      }
    }
  }

  @Test("A token that is too long is refused by line")
  func tooLong() throws {
    let parts = (0...16).map { String(repeating: "a", count: 1 << $0) }
    let lines = parts.map { "\($0) \($0)\n" }
    try withFile(Data(("#version: 0.2\n" + lines.dropLast().joined()).utf8)) { file in
      let read = try BytePairEncoding(mergesFile: file)
      #expect(read.bytes(of: 271).count == BytePairEncoding.longestToken)
    }
    try withFile(Data(("#version: 0.2\n" + lines.joined()).utf8)) { file in
      let error = #expect(throws: FileError.self) { try BytePairEncoding(mergesFile: file) }
      #expect(error?.description.contains(", line 18: makes a token of more than 65536 bytes;") == true)
    }
  }
}
