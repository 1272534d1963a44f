import Corpora
import Exercises
import TestSupport
import Testing
import TokenizingJudge

/// Judges what the learner has written: not started, wrong or done.
struct Exercises {
  @Test func `split words`() throws { try judge("split words", of: tokenizingCourse) }
  @Test func `vocabulary`() throws { try judge("vocabulary", of: tokenizingCourse) }
  @Test func `decode words`() throws { try judge("decode words", of: tokenizingCourse) }
  @Test func `unknown words`() throws { try judge("unknown words", of: tokenizingCourse) }
  @Test func `byte alphabet`() throws { try judge("byte alphabet", of: tokenizingCourse) }
  @Test func `count pairs`() throws { try judge("count pairs", of: tokenizingCourse) }
  @Test func `merge a pair`() throws { try judge("merge a pair", of: tokenizingCourse) }
  @Test func `train byte pairs`() throws { try judge("train byte pairs", of: tokenizingCourse) }
  @Test func `encode by rank`() throws { try judge("encode by rank", of: tokenizingCourse) }
  @Test func `special tokens`() throws { try judge("special tokens", of: tokenizingCourse) }
}

/// Checks the exercises themselves.
struct CourseTests {
  @Test(arguments: tokenizingCourse.outlines.map(\.name))
  func isComplete(_ name: String) throws { try expectComplete(name, of: tokenizingCourse) }

  @Test func everyExerciseIsJudged() throws {
    let file = #filePath
    try expectTest(for: tokenizingCourse, in: file)
  }

  /// The milestone compares ids with the lesson's, and with the book's if the data is there.
  @Test func solutionsEncodeLikeGPT2() throws {
    var lines: [String] = []
    let solutions = tokenizingCourse.solutions
    #expect(try encodeLikeGPT2(with: solutions, in: DataLocation()) { lines.append($0) })
    #expect(lines.count(where: { $0.contains("✓") }) == 3)
  }
}
