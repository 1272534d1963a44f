import Files
import Foundation
import Notebooks

/// `llm-training workshop`: plans for teaching, as text or a page; shows one
/// to a class, and its notes to the teacher.
func workshopCommand(_ arguments: [String]) -> Never {
  Command(
    "llm-training workshop",
    summary: "plans for teaching, of 45 minutes, 90 minutes, a day, a week"
  )
  .arguments("[PLAN]")
  .option(
    "--for", values: Reader.allCases.map(\.rawValue), default: "student",
    help: "with answers and pitfalls for the teacher, or without"
  )
  .option("--html", text: "FILE", help: "write the plan as a page")
  .flag(
    "--present",
    help: "show the plan's cells and questions, screen after screen"
  )
  .option(
    "--from", number: 1...100,
    help: "go on at this item of the plan, with the clock that runs"
  )
  .flag(
    "--notes",
    help: "follow --present in another terminal: notes and the time left"
  )
  .flag(
    "--rehearse",
    help: "run all cells of the plan and say how long they take"
  )
  .run(arguments) { options in
    guard let name = options.arguments.first else {
      return options.printFitted(planList)
    }
    let found = WorkshopPlan.all.filter { $0.name.hasPrefix(name) }
    guard options.arguments.count == 1, found.count == 1 else {
      let names = WorkshopPlan.all.map(\.name).joined(separator: ", ")
      throw FileError(
        "there is no plan \(options.arguments.joined(separator: " ")): \(names)"
      )
    }
    let plan = found[0]
    let reader = Reader(rawValue: options.text("--for")!)!
    if options.flag("--present") {
      try PlanPresentation(plan: plan, options: options).run()
    } else if options.flag("--notes") {
      NotesDisplay(plan: plan, options: options).run()
    } else if options.flag("--rehearse") {
      try rehearse(plan, options)
    } else if let path = options.text("--html") {
      let page = WorkshopPage(
        plan: plan, reader: reader, start: programStart
      ).html
      try writeAtomically(Data(page.utf8), to: path)
      options.print("page written to \(path)")
    } else {
      options.printFitted(
        WorkshopText(
          plan: plan, reader: reader, width: options.width,
          start: programStart,
          bold: options.bold
        ).text)
    }
  }
}

/// How programs are started here.
let programStart = isPacked() ? "./run" : "swift run"

private var planList: String {
  var table = Table(["plan", "time", "about"])
  for plan in WorkshopPlan.all {
    table.append([plan.name, plan.minutes.asHours, plan.title])
  }
  return table.text + """


    \(programStart) llm-training workshop 90-minutes                what students get
    \(programStart) llm-training workshop 90-minutes --for teacher  with answers
    \(programStart) llm-training workshop 90-minutes --present      for the projector
    \(programStart) llm-training workshop 90-minutes --notes        beside it
    \(programStart) ch04-attention --hide-solutions                 exercises without answers

    """
}

/// The path of a chapter's program.
func programPath(_ program: String) -> String {
  let folder = Bundle.main.executableURL?.deletingLastPathComponent()
  return folder?.appending(path: program).path ?? program
}

/// Runs all cells of a plan, one item after the other, and prints how long
/// each takes, and how long it took on two cores when the plan was made.
private func rehearse(_ plan: WorkshopPlan, _ options: CommandOptions)
  throws
{
  var failed = 0
  for item in plan.items {
    guard case .cells(let program, _) = item.kind else { continue }
    let words = [
      programPath(program), "--cell", item.cellNumbers, "--quiet",
    ]
    var fails = false
    let seconds = elapsedSeconds {
      do { _ = try outputOfCommand(words) } catch { fails = true }
    }
    failed += fails ? 1 : 0
    options.print(
      "\(fails ? "✗" : "✓") \(item.minutes) min: \(program) --cell "
        + "\(item.cellNumbers)   \(seconds.asDuration), recorded "
        + item.seconds.asDuration)
  }
  if failed > 0 { throw ExitStatus(1) }
}
