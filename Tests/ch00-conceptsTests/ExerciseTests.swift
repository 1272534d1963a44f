import ConceptsJudge
import Exercises
import TestSupport
import Testing

/// Judges what the learner has written: not started, wrong or done.
struct Exercises {
  @Test func `matrix product`() throws { try judge("matrix product", of: conceptsCourse) }
  @Test func `sigmoid`() throws { try judge("sigmoid", of: conceptsCourse) }
  @Test func `cross entropy`() throws { try judge("cross entropy", of: conceptsCourse) }
  @Test func `numerical slope`() throws { try judge("numerical slope", of: conceptsCourse) }
  @Test func `unit gradients`() throws { try judge("unit gradients", of: conceptsCourse) }
  @Test func `backward of a product`() throws { try judge("backward of a product", of: conceptsCourse) }
  @Test func `backward walk`() throws { try judge("backward walk", of: conceptsCourse) }
  @Test func `linear layer`() throws { try judge("linear layer", of: conceptsCourse) }
  @Test func `parameter count`() throws { try judge("parameter count", of: conceptsCourse) }
  @Test func `accuracy`() throws { try judge("accuracy", of: conceptsCourse) }
  @Test func `training step`() throws { try judge("training step", of: conceptsCourse) }
}

/// Checks the exercises themselves.
struct CourseTests {
  @Test(arguments: conceptsCourse.outlines.map(\.name))
  func isComplete(_ name: String) throws { try expectComplete(name, of: conceptsCourse) }

  @Test func everyExerciseIsJudged() throws {
    let file = #filePath
    try expectTest(for: conceptsCourse, in: file)
  }

  /// The milestone prints the book's losses, and finds every example's class.
  @Test func solutionsTrainTheClassifier() throws {
    var lines: [String] = []
    #expect(try trainClassifier(with: conceptsCourse.solutions) { lines.append($0) })
    #expect(lines.count == 7)
  }
}
