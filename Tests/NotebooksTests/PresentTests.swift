import Foundation
import Tensors
import Testing

@testable import Notebooks

nonisolated(unsafe) private let presentedChapter = { (notebook: Notebook) in
  notebook.cell("1 First", "The beginning.")
  notebook.print("a short answer")

  notebook.cell("2 Second", "It has many lines.")
  for line in 1...30 { notebook.print("line \(line) of the output") }
  notebook.claim("it holds", true)

  notebook.cell("3 Third")
  notebook.ask("What comes last?")
  notebook.print("the end")
}

@Suite("--present shows screens that do not scroll")
struct PresentTests {
  private struct Session {
    var screens: [String] = []
    var positions: [PresentedPosition] = []
  }

  private func session(_ keys: [String], rows: Int = 16, columns: Int = 60) throws -> Session {
    var session = Session()
    let options = try ParsedOptions(["--present"], declared: SharedOptions.declarations)
    let notebook = try Notebook(
      name: "sample", options: options,
      terminal: .recording { text in
        if text.hasPrefix("\u{1B}[2J\u{1B}[H") { session.screens.append(String(text.dropFirst(7))) }
      },
      source: ChapterSource(mainPath: #filePath, builtAt: .distantFuture))
    var rest = keys[...]
    let stepper = Stepper { rest.popFirst() ?? "" }
    stepper.presenter = Presenter(
      size: { (rows, columns) }, announce: { session.positions.append($0) })
    notebook.stepper = stepper
    presentedChapter(notebook)
    _ = try notebook.finish()
    return session
  }

  @Test("every screen fits, has its cell's title, and Return leads through all that is printed")
  func fits() throws {
    for rows in [10, 16, 24] {
      let session = try session([], rows: rows)
      for screen in session.screens {
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= rows, "\(rows)")
        #expect(lines.allSatisfy { $0.count <= 60 })
        #expect(lines[0].hasPrefix("["))
      }
      let all = session.screens.joined()
      for line in 1...30 { #expect(all.contains("line \(line) of the output\n")) }
      #expect(all.contains("it holds") && all.contains("the end"))
    }
  }

  @Test("a cell that fits is shown whole after it has run; an answer comes after its question")
  func whole() throws {
    let screens = try session([]).screens
    #expect(screens[0].contains("The beginning.") && !screens[0].contains("\na short answer"))
    #expect(screens[1].contains("The beginning.") && screens[1].contains("\na short answer"))
    let question = try #require(screens.first { $0.contains("? What comes last?") })
    #expect(!question.contains("\nthe end\n"))
  }

  @Test("b goes back a screen, then a cell; help covers a screen and gives it back")
  func keys() throws {
    let screens = try session(["", "", "", "", "b", "?", "", "b", "b", "b"]).screens
    // Two of the first cell, the second's code, its outputs 1/3, 2/3, back to 1/3.
    #expect(screens[3].contains("[2] 2 Second   1/") && screens[4].contains("[2] 2 Second   2/"))
    #expect(screens[5] == screens[3])
    #expect(screens[6].contains("i NAME") || screens[6].contains("Return    run the cell"))
    let later = screens[7...].joined()
    #expect(later.contains("[1] 1 First"))
  }

  @Test("the position is told at every screen")
  func positions() throws {
    let session = try session([])
    #expect(session.positions.count == session.screens.count)
    #expect(session.positions.map(\.cell).first == 1 && session.positions.map(\.cell).last == 3)
    let middle = session.positions.filter { $0.cell == 2 && $0.screens > 1 }
    #expect(middle.map(\.screen).prefix(2) == [1, 2])
    #expect(session.positions.allSatisfy { $0.program == "sample" && $0.screen <= $0.screens })
  }

  @Test("screens are cut at blank lines where they can be, and lose nothing")
  func cutting() {
    let text = "a\nb\n\n\nc\nd\ne\n\nf"
    #expect(Screens.cut(text, rows: 4, columns: 20) == ["a\nb", "c\nd\ne", "f"])
    #expect(Screens.cut(text, rows: 6, columns: 20) == ["a\nb\n\nc\nd\ne", "f"])
    #expect(Screens.cut(text, rows: 2, columns: 20) == ["a\nb", "c\nd", "e", "f"])
    #expect(Screens.cut("", rows: 4, columns: 20).isEmpty)
    #expect(Screens.cut("long words here", rows: 4, columns: 10) == ["long words\nhere"])
    for rows in 1...9 {
      let screens = Screens.cut(text, rows: rows, columns: 20)
      #expect(
        screens.allSatisfy { $0.split(separator: "\n", omittingEmptySubsequences: false).count <= rows })
      #expect(screens.joined().filter(\.isLetter) == "abcdef")
    }
  }
}

@Suite("The position of a presentation in its file")
struct PresentedPositionTests {
  private let position = PresentedPosition(
    program: "ch04-attention", cell: 17, title: "3.4.1 Scaled weights: all", screen: 2, screens: 3,
    began: Date(timeIntervalSince1970: 1234.5), item: 7)

  private func withFile(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder + "/position")
  }

  @Test("what is written is read again, and the folder is the user's own")
  func roundTrip() throws {
    try withFile { path in
      #expect(PresentedPosition(path: path) == nil)
      try position.write(to: path)
      #expect(PresentedPosition(path: path) == position)
      var next = position
      (next.cell, next.item) = (18, nil)
      try next.write(to: path)
      #expect(PresentedPosition(path: path) == next)
      let folder = URL(filePath: path).deletingLastPathComponent().path
      let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
      #expect(mode == 0o700)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["position"])
    }
  }

  @Test("a file that is no position is none")
  func damaged() {
    #expect(PresentedPosition(text: "") == nil)
    #expect(PresentedPosition(text: "program x\ncell y\n") == nil)
  }

  @Test("a second chapter goes on with the clock of the first, unless that is long ago")
  func clock() throws {
    try withFile { path in
      let now = Date()
      #expect(PresentedPosition.beginning(at: path, now: now) == now)
      try position.write(to: path)
      #expect(PresentedPosition.beginning(at: path, now: now) == position.began)
      let later = now.addingTimeInterval(4000)
      #expect(PresentedPosition.beginning(at: path, now: later) == later)
    }
  }
}
