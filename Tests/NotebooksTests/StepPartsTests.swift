import Foundation
import Testing

@testable import Notebooks

@Suite("The parts of --step")
struct StepPartsTests {
  private let cells = [CellEntry(number: 1, title: "E.4 LoRA", path: "", line: 1)]

  @Test("lines become keys; the end of the input quits")
  func keys() {
    func key(_ line: String?) -> StepKey { StepKey(line, cells: cells) }
    #expect(key(nil) == .quit && key(" q ") == .quit && key("") == .next && key("  ") == .next)
    #expect(key("e") == .edit && key("E.4") == .jump("E.4") && key("e.4") == .jump("e.4"))
    #expect(key("17") == .jump("17") && key("3.9") == .unknown("3.9"))
    #expect(key("/two words ") == .search("two words") && key("i  my weights ") == .inspect("my weights"))
    #expect(key("s") == .unknown("s") && key("s A.b") == .source("A.b") && key("bb") == .unknown("bb"))
  }

  @Test("editors are told the line in their own way")
  func editors() {
    func command(_ editor: String) -> [String]? {
      EditorCommand(["EDITOR": editor])?.opening("/a b.swift", line: 7)
    }
    #expect(command("vi") == ["vi", "+7", "/a b.swift"])
    #expect(command("/usr/bin/emacs -nw") == ["/usr/bin/emacs", "-nw", "+7", "/a b.swift"])
    #expect(command("code -w") == ["code", "-w", "-g", "/a b.swift:7"])
    #expect(command("hx") == ["hx", "/a b.swift:7"])
    #expect(command(" ") == nil && EditorCommand([:]) == nil)
    #expect(EditorCommand(["VISUAL": "", "EDITOR": "vi"])?.opening("/a", line: 1) == ["vi", "+1", "/a"])
  }

  @Test("a build happens where the program was built, in its configuration")
  func builds() {
    let main = "/p/Chapters/ch1/Notebook/main.swift"
    let common = ["swift", "build", "--package-path", "/p", "--product", "ch1"]
    let debug = ProgramBuild(name: "ch1", mainPath: main, program: "/p/.build/triple/debug/ch1")
    #expect(debug.command == common)
    let release = ProgramBuild(name: "ch1", mainPath: main, program: "/s/triple/release/ch1")
    #expect(release.command == common + ["-c", "release", "--scratch-path", "/s"])
  }

  @Test("the new program continues at the cell, or with those that remain of --cell")
  func arguments() {
    #expect(
      ProgramBuild.arguments(["--step", "--from", "2", "--to=9"], from: 4, remaining: nil)
        == ["--step", "--to=9", "--from", "4"])
    #expect(
      ProgramBuild.arguments(["--cell=2-6", "--step"], from: 4, remaining: [4, 6]) == [
        "--step", "--cell", "4,6",
      ])
  }

  @Test("a command runs with this program's streams, and its status comes back")
  func running() {
    #expect(RunningCommand.status(of: ["sh", "-c", "exit 3"]) == 3)
    #expect(RunningCommand.status(of: ["sh", "-c", "kill -KILL $$"]) == 128 + SIGKILL)
    #expect(RunningCommand.status(of: ["/no/such/editor"]) == 127)
  }
}
