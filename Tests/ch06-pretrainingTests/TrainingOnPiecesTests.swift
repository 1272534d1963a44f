import Architecture
import ArchitectureJudge
import Corpora
import EmbeddingsJudge
import NeuralNetworks
import PretrainingJudge
import SamplingJudge
import SelfAttentionJudge
import Tensors
import Testing
import Tokenizing
import TokenizingJudge

@testable import Exercises

/// Training on a learner's pieces, as `--mine` does.
struct TrainingOnPiecesTests {
  private func training(steps: Int = 12) throws -> PieceTraining {
    let location = try DataLocation(environment: [:])
    let text = String(try Corpus.shortStory(in: location).content.prefix(1500))
    let vocabulary = try BytePairEncoding.preferred(in: location).tokenizer.vocabularySize
    return PieceTraining(
      text: text, validationText: String(text.prefix(300)),
      merges: try Corpus.merges(in: location).content,
      configuration: GPTConfiguration(
        vocabularySize: vocabulary, contextLength: 8, embeddingWidth: 16, headCount: 2, layerCount: 2,
        dropout: 0),
      batchSize: 4, learningRate: 3e-3, steps: steps)
  }

  private var solved: TrainingPieces {
    var pieces = TrainingPieces()
    pieces.tokenizing = tokenizingCourse.solutions
    pieces.sampling = samplingCourse.solutions
    pieces.embeddings = embeddingsCourse.solutions
    pieces.attention = selfAttentionCourse.solutions
    pieces.architecture = architectureCourse.solutions
    pieces.pretraining = pretrainingCourse.solutions
    return pieces
  }

  /// A piece with one of an exercise's mistakes.
  private func mistaken<Work>(
    _ name: String, of course: Course<Work>, _ index: Int, in place: WritableKeyPath<TrainingPieces, Work>
  ) throws -> (piece: StartedPiece<TrainingPieces>, mistake: String) {
    let exercise = try #require(course.exercise(name))
    let verdict = course.judgeMistakes(of: name)[index].verdict
    let piece = StartedPiece<TrainingPieces>(name: name, chapter: course.chapter, verdict: verdict) {
      exercise.mistakes[index].make(&$0[keyPath: place])
    }
    return (piece, exercise.mistakes[index].name)
  }

  /// A piece with its solution.
  private func solved<Work>(
    _ name: String, of course: Course<Work>, in place: WritableKeyPath<TrainingPieces, Work>
  ) throws -> StartedPiece<TrainingPieces> {
    let exercise = try #require(course.exercise(name))
    return StartedPiece(name: name, chapter: course.chapter, verdict: course.judgeSolution(of: name)) {
      exercise.adopt(&$0[keyPath: place], course.solutions)
    }
  }

  @Test func allSolutionsTrainLikeTheLesson() throws {
    let training = try training()
    let lesson = try training.run(TrainingPieces())
    let yours = try training.run(solved)
    #expect(lesson.losses.count == 12 && yours.losses.count == 12)
    for (yours, lesson) in zip(yours.losses, lesson.losses) { #expect(abs(yours - lesson) < 1e-4) }
  }

  @Test func theLessonsPiecesAreTheLessonsModel() throws {
    let training = try training()
    let assembled = try training.run(TrainingPieces()).losses
    manualSeed(123)
    let model = GPTModel(training.configuration)
    var first = training
    first.steps = 1
    let firstLoss = try first.run(TrainingPieces()).losses[0]
    #expect(abs(firstLoss - assembled[0]) < 1e-6)
    manualSeed(123)
    let other = try assembledModel(
      training.configuration, embeddings: embeddingsCourse.lesson, attention: selfAttentionCourse.lesson,
      architecture: architectureCourse.lesson)
    for (a, b) in zip(model.stateDictionary, other.stateDictionary) {
      #expect(a.name == b.name && a.tensor.scalars == b.tensor.scalars)
    }
  }

  @Test func namesTheFirstPieceThatDiffers() throws {
    let wrong = try mistaken("multi-head attention", of: selfAttentionCourse, 1, in: \.attention)
    let pieces = [
      try solved("windows", of: samplingCourse, in: \.sampling), wrong.piece,
      try solved("AdamW", of: pretrainingCourse, in: \.pretraining),
    ]
    var lines: [String] = []
    let agrees = try training().compare(pieces) { lines.append($0) }
    #expect(!agrees)
    #expect(lines.contains("The losses part at step 0."))
    #expect(
      lines.contains("The first piece that differs on these batches is multi-head attention (ch04)."))
    #expect(lines.contains { $0.contains(wrong.mistake) })
  }

  @Test func namesAnOptimizerThatDiffersOnlyLater() throws {
    let wrong = try mistaken("AdamW", of: pretrainingCourse, 0, in: \.pretraining)
    let right = try solved("multi-head attention", of: selfAttentionCourse, in: \.attention)
    var lines: [String] = []
    let agrees = try training().compare([right, wrong.piece]) { lines.append($0) }
    #expect(!agrees)
    #expect(lines.contains("The first piece that differs on these batches is AdamW (ch06)."))
  }

  @Test func solutionsAgreeAndSaySo() throws {
    let pieces = [
      try solved("layer norm", of: architectureCourse, in: \.architecture),
      try solved("training loop", of: pretrainingCourse, in: \.pretraining),
    ]
    var lines: [String] = []
    let agrees = try training().compare(pieces) { lines.append($0) }
    #expect(agrees)
    #expect(lines.last?.hasPrefix("All 12 losses agree") == true)
  }
}
