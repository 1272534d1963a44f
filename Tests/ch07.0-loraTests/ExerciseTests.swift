import LowRankAdaptationJudge
import TestSupport
import Testing

/// Judges what the learner has written: not started, wrong or done.
struct Exercises {
  @Test func `parameter count`() throws { try judge("parameter count", of: loraCourse) }
  @Test func `scaling`() throws { try judge("scaling", of: loraCourse) }
  @Test func `LoRA layer`() throws { try judge("LoRA layer", of: loraCourse) }
  @Test func `linear with LoRA`() throws { try judge("linear with LoRA", of: loraCourse) }
  @Test func `LoRA in the model`() throws { try judge("LoRA in the model", of: loraCourse) }
  @Test func `merging`() throws { try judge("merging", of: loraCourse) }
  @Test func `8 bits`() throws { try judge("8 bits", of: loraCourse) }
}

/// Checks the exercises themselves.
struct CourseTests {
  @Test(arguments: loraCourse.outlines.map(\.name))
  func isComplete(_ name: String) throws { try expectComplete(name, of: loraCourse) }

  @Test func everyExerciseIsJudged() throws {
    let file = #filePath
    try expectTest(for: loraCourse, in: file)
  }

  @Test func solutionsReachTheMilestone() throws {
    var lines: [String] = []
    #expect(try tuneSpamFilter(loraCourse.solutions) { lines.append($0) }, "\(lines)")
    #expect(lines.count > 4)
  }
}
