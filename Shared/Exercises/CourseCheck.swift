import Foundation
import Notebooks

extension AnyCourse {
  /// What is wrong with an exercise as it is offered, in sentences; empty if nothing is. It does not look at what
  /// the learner wrote, except at the declarations.
  public func problems(of outline: ExerciseOutline) -> [String] {
    var problems: [String] = []
    if outline.hints.count != 3 { problems.append("\(outline.hints.count) hints instead of three") }
    if outline.explanation.isEmpty { problems.append("no explanation") }
    if outline.mistakes.isEmpty { problems.append("no mistakes") }
    problems += fileProblems(of: outline)
    problems += misprints(of: outline.name).map { "the lesson differs from print: \($0)" }

    let solution = judgeSolution(of: outline.name)
    if solution.state != .done {
      problems.append(
        "the solution is \(solution.state.rawValue): \(solution.message.joined(separator: " "))")
    }
    for (mistake, verdict) in judgeMistakes(of: outline.name) where verdict.mistake != mistake {
      problems.append("the mistake \"\(mistake)\" is taken for \(verdict.mistake ?? verdict.state.rawValue)")
    }
    return problems
  }

  private func fileProblems(of outline: ExerciseOutline) -> [String] {
    guard let stub = try? String(contentsOf: outline.file, encoding: .utf8),
      let solution = try? String(contentsOf: outline.solution, encoding: .utf8)
    else { return ["its file or that of its solution is missing"] }
    var problems: [String] = []
    for word in ["Book, section", "Example"] where !stub.contains(word) {
      problems.append("the task does not have the words \"\(word)\"")
    }
    let (offered, solved) = (publicSurface(of: stub), publicSurface(of: solution))
    if offered != solved {
      problems.append(
        "the surfaces differ: \(offered.joined(separator: "; ")) / \(solved.joined(separator: "; "))")
    }
    return problems
  }
}

/// The public declarations of a file, each without its body and with single spaces.
func publicSurface(of source: String) -> [String] {
  let code = source.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }
    .joined(separator: " ")
  return code.components(separatedBy: "public ").dropFirst().map { rest in
    let declaration = rest.prefix { $0 != "{" }
    return declaration.split(separator: " ").joined(separator: " ")
  }
}
