import Exercises
import Foundation

/// The pieces of each chapter that a training run uses.
public enum PiecesOfTraining {
  public static let tokenizing = [
    "byte alphabet", "merge a pair", "encode by rank", "special tokens",
  ]
  public static let sampling = ["windows", "targets"]
  public static let embeddings = ["input embedding"]
  public static let attention = ["multi-head attention"]
  public static let architecture = [
    "layer norm", "GELU", "feed-forward", "transformer block", "GPT model",
    "dropout rates",
  ]
  public static let pretraining = [
    "cross entropy", "training loop", "AdamW",
  ]
}

extension PieceTraining {
  /// Trains once on the lesson's pieces and once with the learner's in
  /// their places, and prints the losses beside each other.
  ///
  /// If they part, it says which piece is the first that differs on these
  /// batches, and what the judge says about it. Returns whether the losses
  /// agree.
  public func compare(
    _ started: [StartedPiece<TrainingPieces>], print: (String) -> Void
  ) throws -> Bool {
    let lesson = try run(TrainingPieces()).losses
    var pieces = TrainingPieces()
    for piece in started { piece.put(&pieces) }
    let yours = try run(pieces).losses
    print("step     yours   lesson's")
    for step in lesson.indices
    where step.isMultiple(of: 5) || step == lesson.count - 1 {
      let loss = step < yours.count ? yours[step] : .nan
      print(String(format: "%4d  %8.4f   %8.4f", step, loss, lesson[step]))
    }
    guard let step = firstDifference(yours, lesson) else {
      let largest = zip(yours, lesson).map { abs($0 - $1) }.max() ?? 0
      print(
        "All \(lesson.count) losses agree; the largest difference is "
          + "\(largest).")
      return true
    }
    print("The losses part at step \(step).")
    try explain(started, steps: min(step + 2, steps), print: print)
    return false
  }

  /// Puts one piece after the other into a run of the lesson's, and names
  /// the first that changes its losses.
  private func explain(
    _ started: [StartedPiece<TrainingPieces>], steps: Int,
    print: (String) -> Void
  ) throws {
    let lesson = try run(TrainingPieces(), steps: steps).losses
    for piece in started {
      var pieces = TrainingPieces()
      piece.put(&pieces)
      let losses = try? run(pieces, steps: steps).losses
      if let losses, firstDifference(losses, lesson) == nil { continue }
      let chapter = piece.chapter.prefix { $0 != "-" }
      print(
        "The first piece that differs on these batches is \(piece.name) "
          + "(\(chapter)).")
      for line in piece.verdict.message { print("  " + line) }
      if piece.verdict.state.isRight {
        print(
          "  The judge finds nothing wrong with it: please report this.")
      }
      return
    }
    print("No piece alone makes the difference; together they do.")
  }

  /// The first step at which two runs differ by more than rounding.
  private func firstDifference(_ yours: [Float], _ lesson: [Float]) -> Int?
  {
    if yours.count != lesson.count { return min(yours.count, lesson.count) }
    return zip(yours, lesson).enumerated().first { _, losses in
      !(abs(losses.0 - losses.1) <= 1e-4 * max(1, abs(losses.1)))
    }?.offset
  }
}

extension PieceTraining {
  /// The losses of the batches at steps 0, 5, 10 and 15 of the book's run
  /// without dropout, from PyTorch.
  static let bookLosses: [Float] = [11.0132, 8.5699, 6.6996, 6.2768]

  /// Trains for twenty steps and compares the losses with PyTorch's.
  public func reproduceBook(
    _ pieces: TrainingPieces, print: (String) -> Void
  ) throws -> Bool {
    let losses = try run(pieces, steps: 20).losses
    print("step     yours    PyTorch")
    var isSame = losses.count == 20
    for (index, book) in Self.bookLosses.enumerated() where isSame {
      let loss = losses[5 * index]
      print(String(format: "%4d  %8.4f   %8.4f", 5 * index, loss, book))
      isSame = abs(loss - book) <= 2e-3
    }
    print(isSame ? "✓ the book's run" : "✗ not the book's run")
    return isSame
  }
}
