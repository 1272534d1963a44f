import EmbeddingsJudge
import TestSupport
import Testing

/// Judges what the learner has written: not started, wrong or done.
struct Exercises {
  @Test func `embedding lookup`() throws { try judge("embedding lookup", of: embeddingsCourse) }
  @Test func `one-hot product`() throws { try judge("one-hot product", of: embeddingsCourse) }
  @Test func `backward of the lookup`() throws { try judge("backward of the lookup", of: embeddingsCourse) }
  @Test func `position embedding`() throws { try judge("position embedding", of: embeddingsCourse) }
  @Test func `input embedding`() throws { try judge("input embedding", of: embeddingsCourse) }
  @Test func `relative positions`() throws { try judge("relative positions", of: embeddingsCourse) }
}

/// Checks the exercises themselves.
struct CourseTests {
  @Test(arguments: embeddingsCourse.outlines.map(\.name))
  func isComplete(_ name: String) throws { try expectComplete(name, of: embeddingsCourse) }

  @Test func everyExerciseIsJudged() throws {
    let file = #filePath
    try expectTest(for: embeddingsCourse, in: file)
  }
}
