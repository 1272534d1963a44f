import Corpora
import Files
import Foundation
import InstructionTuning
import TestSupport
import Testing

@Suite("Other instruction files")
struct GivenInstructionTests {
  @Test("A file with the same fields is read, whatever other fields there are")
  func file() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "mine.json")
      try Data(#"[{"instruction": "Add.", "input": "1 and 2", "output": "3", "text": "x"}]"#.utf8).write(
        to: file)
      let found = try Corpus.instructions(at: file.path)
      #expect(found.content == [someInstructions[1]])
      #expect(found.source == .given(file.path))
      #expect(found.notice.contains(file.path))
    }
  }

  @Test(
    "Any other file is rejected with one line that names the file and the place",
    arguments: [
      ("", "empty"), ("{", "line 1, column 2"), (#"[{"instruction": "Add.", "input": ""}]"#, "entry 0"),
      (#"[{"instruction": 1, "input": "", "output": ""}]"#, "instruction"), ("[1]", "entry 0"),
    ])
  func badFile(content: String, hint: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "mine.json")
      try Data(content.utf8).write(to: file)
      let error = #expect(throws: FileError.self) { try Corpus.instructions(at: file.path) }
      let line = error?.description ?? ""
      #expect(line.contains(file.path) && line.contains(hint) && !line.contains("\n"), "\(line)")
    }
  }

  @Test("A line of a chat is a task, with its input after a bar")
  func lines() {
    func read(_ line: String) -> [String] {
      let task = Instruction(line: line)
      return [task.instruction, task.input, task.output]
    }
    #expect(read("Name a pet.") == ["Name a pet.", "", ""])
    #expect(read(" Sort. | 3, 1 | 2 ") == ["Sort.", "3, 1 | 2", ""])
    #expect(read("|x") == ["", "x", ""])
    #expect(read("") == ["", "", ""])
  }
}
