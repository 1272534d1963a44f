import Foundation
import Notebooks
import Testing

@testable import llm_training

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The plans of the workshop")
struct WorkshopPlanTests {
  @Test("There are plans of 45 minutes, 90 minutes, a day and a week", arguments: WorkshopPlan.all)
  func minutes(plan: WorkshopPlan) {
    #expect(WorkshopPlan.all.map(\.minutes) == [45, 90, 420, 1500])
    #expect(plan.items.reduce(0) { $0 + $1.minutes } == plan.minutes)
    #expect(plan.items.allSatisfy { $0.minutes > 0 })
  }

  @Test("Every cell that a plan names exists, and words name one cell only", arguments: WorkshopPlan.all)
  func cells(plan: WorkshopPlan) throws {
    for item in plan.items {
      guard case .cells(let program, let cells) = item.kind else { continue }
      let chapter = try #require(ChapterCells(of: program), "\(program) has no cells")
      for cell in cells {
        let found = try chapter.named(cell.place)
        let isSection = cell.place.allSatisfy { $0.isNumber || $0 == "." }
        #expect(isSection || found.count == 1, "\(program) “\(cell.place)”: \(found.map(\.title))")
        #expect(!cell.note.isEmpty)
      }
      #expect(item.resolvedCells()?.count ?? 0 >= cells.count)
      // A program gives the same cells for the numbers that the plan prints.
      let printed = try item.cellNumbers.split(separator: ",").flatMap { try chapter.named(String($0)) }
      #expect(printed == item.resolvedCells()?.map(\.cell))
    }
  }

  @Test("The cells of an item run in less than half of its minutes", arguments: WorkshopPlan.all)
  func seconds(plan: WorkshopPlan) {
    for item in plan.items {
      if case .cells = item.kind { #expect(item.seconds > 0) }
      #expect(item.seconds < Double(item.minutes) * 30, "\(plan.name): \(item.title)")
    }
  }

  @Test("Exercises are in the list, the week has all, and no two are the same")
  func exercises() {
    func named(_ plan: WorkshopPlan) -> [PlannedExercise] {
      plan.items.compactMap { item in
        if case .exercise(let exercise) = item.kind { return exercise }
        return nil
      }
    }
    let all = PlannedExercise.all
    #expect(Set(all).count == all.count && all.count == 25)
    for plan in WorkshopPlan.all { #expect(named(plan).allSatisfy(all.contains)) }
    #expect(Set(named(.week)) == Set(all) && named(.week).count == all.count)
    let book = ExerciseBook()
    for exercise in all {
      #expect(
        book.outlines.contains { ($0.chapter, $0.name) == (exercise.program, exercise.name) }, "\(exercise)")
    }
  }

  @Test("Every question and exercise has an answer, which only the teacher gets", arguments: WorkshopPlan.all)
  func answers(plan: WorkshopPlan) {
    let texts = Reader.allCases.map { reader in
      [
        WorkshopText(plan: plan, reader: reader, width: 10_000, start: "swift run").text,
        WorkshopPage(plan: plan, reader: reader, start: "swift run").html.replacing("&quot;", with: "\""),
      ]
    }
    let titles = plan.items.flatMap { ($0.resolvedCells() ?? []).map(\.cell.title) }
    for item in plan.items {
      if item.kind == .question { #expect(!item.answer.isEmpty) }
      if case .exercise = item.kind { #expect(!item.answer.isEmpty) }
      let notes = (item.resolvedCells() ?? []).map(\.note)
      let secrets = [item.answer, item.ifNumbersDiffer].filter { !$0.isEmpty } + item.pitfalls + notes
      for secret in secrets {
        // A page writes `code` without the marks.
        let piece = secret.split(separator: "`")[0].prefix(20)
        let words = piece.contains(where: { "<>&".contains($0) }) ? "" : String(piece)
        #expect(texts[1].allSatisfy { words.isEmpty || $0.contains(words) }, "teacher: \(secret)")
        let isPublic = ([item.text] + titles).contains { $0.contains(words) }
        guard words.count > 12, !isPublic else { continue }
        #expect(texts[0].allSatisfy { !$0.contains(words) }, "student: \(secret)")
      }
      #expect(texts.joined().allSatisfy { $0.contains(item.title) })
    }
  }

  @Test("Text is no wider than the terminal, but for commands and headings", arguments: [60, 80, 100])
  func width(columns: Int) {
    for plan in WorkshopPlan.all {
      let text = WorkshopText(plan: plan, reader: .teacher, width: columns, start: "swift run").text
      for line in text.split(separator: "\n") where !line.contains("swift run") && line.hasPrefix("        ")
      {
        #expect(line.count <= columns, "\(line)")
      }
    }
  }

  @Test("A page is well-formed, and loads nothing")
  func page() {
    for plan in WorkshopPlan.all {
      let page = WorkshopPage(plan: plan, reader: .teacher, start: "swift run").html
      let parser = XMLParser(data: Data(page.utf8))
      #expect(parser.parse(), "\(plan.name): line \(parser.lineNumber)")
      #expect(!page.contains("src=") && !page.contains("href=\"http") && !page.contains("url("))
      #expect(page.contains("light-dark(") && page.contains("@media print"))
    }
  }

  @Test("the command lists the plans, prints one, and names what there is instead of another")
  func command() async {
    let list = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
      workshopCommand([])
    }
    let text = String(decoding: list?.standardOutputContent ?? [], as: UTF8.self)
    for plan in WorkshopPlan.all { #expect(text.contains(plan.name) && text.contains(plan.title)) }
    let day = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
      workshopCommand(["day", "--for", "teacher"])
    }
    let plan = String(decoding: day?.standardOutputContent ?? [], as: UTF8.self)
    #expect(plan.contains("7 hours, for the teacher") && plan.contains("Answer: "))
    let wrong = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
      workshopCommand(["month"])
    }
    let error = String(decoding: wrong?.standardErrorContent ?? [], as: UTF8.self)
    #expect(error.contains("there is no plan month: 45-minutes, 90-minutes, day, week"))
  }
}

@Suite("The teacher's notes follow a presentation")
struct NotesScreenTests {
  private let began = Date(timeIntervalSince1970: 1_000_000)

  private func text(
    _ program: String, _ cell: Int, item: Int? = nil, after minutes: Double,
    plan: WorkshopPlan = .ninetyMinutes
  ) -> String {
    let position = PresentedPosition(
      program: program, cell: cell, title: "Title", screen: 2, screens: 3, began: began, item: item)
    return NotesScreen(plan: plan, position: position, width: 80).text(
      now: began.addingTimeInterval(minutes * 60))
  }

  @Test("a cell has its note, the next cell and the time left")
  func cell() throws {
    let chapter = try #require(ChapterCells(of: "ch04-attention"))
    let scaled = try #require(try chapter.named("3.4.1 scaled weights").first)
    let divide = try #require(try chapter.named("why divide").first)
    let shown = text("ch04-attention", scaled.number, after: 57)
    #expect(shown.contains("0:57 gone, 33 minutes left"))
    #expect(shown.contains("[\(scaled.number)] Title screen 2 of 3"))
    #expect(shown.contains("The weights of “journey” again"))
    #expect(shown.contains("Next: [\(divide.number)] \(divide.title)"))
    #expect(shown.contains("Trainable weights: until 0:56, 1 minutes late"))
    #expect(text("ch04-attention", divide.number, after: 50).contains("Next: The mask, 8 minutes"))
  }

  @Test("a question has its answer; the place in the plan comes from the presentation")
  func question() throws {
    let index = try #require(WorkshopPlan.ninetyMinutes.items.firstIndex { $0.kind == .question })
    let shown = text("llm-training workshop", 0, item: index, after: 12)
    #expect(shown.contains("Answer: Its alphabet is the 256 bytes."))
    #expect(shown.contains("Next: Ids become windows, 5 minutes"))
  }

  @Test("a cell outside the plan is named as such, and time that is over is told")
  func outside() {
    #expect(text("ch00-concepts", 1, after: 3).contains("This cell is not part of the plan."))
    #expect(text("ch00-concepts", 1, after: 95).contains("1:35 gone, 5 minutes over"))
  }
}
