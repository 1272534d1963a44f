import Files
import Foundation
import ModelFiles
import NeuralNetworks

extension Trainer {
  /// What a checkpoint holds besides parameters, optimiser and random
  /// generator.
  private struct SavedState: Codable {
    var run: PretrainingRun?
    var progress: TrainingProgress
  }

  /// Saves parameters, optimiser, random generator, and the position in the
  /// data.
  ///
  /// The book (section 5.4) saves neither generator nor position, so its
  /// resumed runs diverge.
  ///
  /// - Parameter run: The settings of the run, which are checked when it is
  ///   resumed.
  public func save(to file: URL, of run: PretrainingRun? = nil) throws {
    try Checkpoint.save(
      model: model, optimizer: optimizer,
      extra: SavedState(run: run, progress: progress), to: file)
  }

  /// Restores the run from a file written by `save`, bit for bit, into a
  /// trainer with the same settings.
  ///
  /// - Throws: An error with the file, and changes nothing, if the file is
  ///   damaged or from another run.
  public func restore(from file: URL) throws {
    try restore(from: Checkpoint(contentsOf: file))
  }

  /// Restores the run from a checkpoint, bit for bit, into a trainer with
  /// the same settings.
  ///
  /// - Throws: An error with the file, and changes nothing, if it is from
  ///   another model or optimiser.
  public func restore(from checkpoint: Checkpoint) throws {
    let state = try checkpoint.extra(as: SavedState.self)
    let counts = [
      state.progress.epoch, state.progress.step, state.progress.tokensSeen,
    ]
    guard counts.allSatisfy((0...1 << 53).contains) else {
      throw FileError(
        "the progress has an impossible count: use an older checkpoint",
        file: checkpoint.url)
    }
    try checkpoint.restore(model: model, optimizer: optimizer)
    progress = state.progress
    batches = progress.position.map(loader.makeIterator(resumingAt:))
  }

  /// Returns the settings of a saved run; nil if it was saved without them.
  public static func run(of checkpoint: Checkpoint) throws
    -> PretrainingRun?
  {
    try checkpoint.extra(as: SavedState.self).run
  }
}
