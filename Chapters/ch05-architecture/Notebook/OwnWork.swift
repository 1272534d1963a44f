import ArchitectureJudge
import ArchitectureMine
import Corpora
import EmbeddingsJudge
import EmbeddingsMine
import Exercises
import Pretraining
import SelfAttentionJudge
import SelfAttentionMine

/// What the program does about the chapter's exercises. Its milestone is a
/// GPT of the learner's pieces, with the weights of the small model.
var exercises: ExerciseProgram {
  let embeddings = Submission(embeddingsCourse, work: .mine)
  let attention = Submission(selfAttentionCourse, work: .mine)
  let architecture = Submission(architectureCourse, work: .mine)
  let milestone = Milestone("Your GPT generates the same text as ours") {
    bench in
    let embeddingsWork = try bench.work(
      of: embeddings, needing: ["input embedding"])
    let attentionWork = try bench.work(
      of: attention, needing: ["multi-head attention"])
    let architectureWork = try bench.work(
      of: architecture,
      needing: [
        "layer norm", "GELU", "feed-forward", "transformer block",
        "GPT model", "dropout rates", "greedy generation",
      ])
    let location = try DataLocation(option: nil)
    let pretrained = try PretrainedModel.load(.standIn, in: location)
    let tokenizer = pretrained.tokenizer
    return try writesSameText(
      as: pretrained.model, embeddings: embeddingsWork,
      attention: attentionWork, architecture: architectureWork,
      beginnings: try beginnings.map { try tokenizer.encode($0) },
      newTokens: 30,
      decode: { tokenizer.decode($0).replacing("\n", with: " ") },
      print: { print($0) })
  }
  return ExerciseProgram(
    architecture, earlier: [embeddings, attention], milestone: milestone)
}

private let beginnings = [
  "Once upon a time", "The old man", "Every morning",
]
