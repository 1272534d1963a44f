import Exercises
import Foundation
import Testing

@testable import llm_training

struct ExerciseBookTests {
  private let book = ExerciseBook()

  @Test func everyChapterHasExercisesAndMistakes() {
    #expect(book.courses.count == 10 && book.outlines.count >= 70)
    for course in book.courses {
      #expect(course.outlines.count >= 5, "\(course.chapter)")
      let names = course.outlines.map(\.name)
      #expect(Set(names).count == names.count, "\(course.chapter)")
    }
    #expect(book.outlines.map(\.mistakes.count).reduce(0, +) >= 120)
  }

  @Test func findsByNameOrByChapterAndWord() throws {
    #expect(try book.find(["causal", "mask"]).name == "causal mask")
    #expect(try book.find(["ch04", "mask"]).name == "causal mask")
    #expect(try book.find(["ch04-attention", "Softmax"]).name == "softmax")
    #expect(try book.find(["ch06", "cross", "entropy"]).chapter == "ch06-pretraining")
  }

  @Test(arguments: [
    ([], "name an exercise"), (["nonsense"], "no exercise"), (["cross", "entropy"], "fits several"),
  ])
  func saysWhatItCannotFind(_ words: [String], _ message: String) {
    let error = #expect(throws: ExerciseProblem.self) { try book.find(words[...]) }
    #expect(error?.description.contains(message) == true)
  }

  /// The learner's pieces are handed over by assignments that stand in two files: for the solutions, which are
  /// all judged, and for the learner's.
  @Test func learnersPiecesAreHandedOverLikeTheSolutions() throws {
    for course in book.courses {
      let folder = course.outlines[0].file.deletingLastPathComponent()
      let mine = try assignments(in: folder.appending(path: "Mine/Mine.swift"))
      let solutions = try assignments(in: folder.appending(path: "Solutions/Judge/Works.swift"))
      #expect(
        !mine.isEmpty && mine.isSubset(of: solutions), "\(course.chapter): \(mine.subtracting(solutions))")
      #expect(mine.count >= course.outlines.count, "\(course.chapter)")
    }
  }

  /// What stands left of the equals signs: "work.softmax".
  private func assignments(in file: URL) throws -> Set<String> {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let names = lines.map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("work.") }
    return Set(names.map { String($0.prefix { $0 != " " && $0 != "=" }) })
  }
}
