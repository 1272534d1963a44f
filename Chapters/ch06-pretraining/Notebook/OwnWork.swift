import Architecture
import ArchitectureJudge
import ArchitectureMine
import Corpora
import EmbeddingsJudge
import EmbeddingsMine
import Exercises
import Foundation
import PretrainingJudge
import PretrainingMine
import SamplingJudge
import SamplingMine
import SelfAttentionJudge
import SelfAttentionMine
import Tokenizing
import TokenizingJudge
import TokenizingMine

/// What the program does about exercises: `--mine` trains the model on the
/// learner's pieces, and the milestone asks for all of them.
struct OwnWork {
  private let tokenizing = Submission(tokenizingCourse, work: .mine)
  private let sampling = Submission(samplingCourse, work: .mine)
  private let embeddings = Submission(embeddingsCourse, work: .mine)
  private let attention = Submission(selfAttentionCourse, work: .mine)
  private let architecture = Submission(architectureCourse, work: .mine)
  private let pretraining = Submission(pretrainingCourse, work: .mine)

  var program: ExerciseProgram {
    ExerciseProgram(
      pretraining,
      earlier: [tokenizing, sampling, embeddings, attention, architecture],
      milestone: Milestone("Your loop reproduces the book's first steps") {
        try reproduce($0)
      },
      sizes: ["small", "book"]
    ) { bench in
      let started = try pieces(bench)
      print("\nTraining. \(bench.summary)")
      return try training(bench.size, steps: 40).compare(started) {
        print($0)
      }
    }
  }

  /// The pieces that the learner has started, in the order in which a token
  /// meets them.
  private func pieces(
    _ bench: Workbench
  ) throws -> [StartedPiece<TrainingPieces>] {
    typealias Names = PiecesOfTraining
    return try bench.started(
      tokenizing, Names.tokenizing, in: \TrainingPieces.tokenizing)
      + bench.started(sampling, Names.sampling, in: \.sampling)
      + bench.started(embeddings, Names.embeddings, in: \.embeddings)
      + bench.started(attention, Names.attention, in: \.attention)
      + bench.started(architecture, Names.architecture, in: \.architecture)
      + bench.started(pretraining, Names.pretraining, in: \.pretraining)
  }

  /// What is trained at a size: the book's model on its story, or a small
  /// one on this project's texts.
  private func training(_ size: String, steps: Int) throws -> PieceTraining
  {
    let location = try DataLocation(option: nil)
    let merges = try Corpus.merges(in: location).content
    let vocabulary = try BytePairEncoding.preferred(in: location)
    let isBook = size == "book"
    let story = try Corpus.shortStory(in: location)
    print(story.notice)
    let configuration = GPTConfiguration(
      vocabularySize: vocabulary.tokenizer.vocabularySize,
      contextLength: isBook ? 256 : 64, embeddingWidth: isBook ? 768 : 128,
      headCount: isBook ? 12 : 4, layerCount: isBook ? 12 : 4, dropout: 0)
    let parts = try pretrainingCourse.lesson.split(story.content, 0.9)
    return PieceTraining(
      text: parts.training, validationText: parts.validation,
      merges: merges, configuration: configuration,
      batchSize: isBook ? 2 : 8, learningRate: isBook ? 4e-4 : 3e-3,
      steps: steps)
  }

  /// Trains for twenty steps on the learner's pieces only.
  private func reproduce(_ bench: Workbench) throws -> Bool {
    typealias Names = PiecesOfTraining
    var pieces = TrainingPieces()
    pieces.tokenizing = try bench.work(
      of: tokenizing, needing: Names.tokenizing)
    pieces.sampling = try bench.work(of: sampling, needing: Names.sampling)
    pieces.embeddings = try bench.work(
      of: embeddings, needing: Names.embeddings)
    pieces.attention = try bench.work(
      of: attention, needing: Names.attention)
    pieces.architecture = try bench.work(
      of: architecture, needing: Names.architecture)
    pieces.pretraining = try bench.work(
      of: pretraining, needing: Names.pretraining)
    let training = try training(bench.size, steps: 20)
    if bench.size == "book", training.configuration.vocabularySize == 50257
    {
      return try training.reproduceBook(pieces) { print($0) }
    }
    print(
      "The book's numbers need --size book, \"The Verdict\" and GPT-2's "
        + "vocabulary. Here is a small model beside the lesson's.")
    let all = StartedPiece<TrainingPieces>(
      name: "all", chapter: "ch06", verdict: ExerciseVerdict(state: .done)
    ) { $0 = pieces }
    return try training.compare([all]) { print($0) }
  }
}
