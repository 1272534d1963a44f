import Foundation
import ModelFiles
import NeuralNetworks

extension Trainer {
  /// What a checkpoint holds besides parameters, optimiser and random generator.
  private struct SavedState: Codable {
    var run: PretrainingRun?
    var progress: TrainingProgress
  }

  /// Saves parameters, optimiser, random numbers, and the place in the data.
  ///
  /// The book, in section 5.4, saves neither random numbers nor place, so a resumed run takes another course.
  ///
  /// - Parameter run: the settings that the run was started with, to check when it is resumed
  public func save(to file: URL, of run: PretrainingRun? = nil) throws {
    try Checkpoint.save(
      model: model, optimizer: optimizer, extra: SavedState(run: run, progress: progress), to: file)
  }

  /// Restores the run from a file that `save` wrote, bit for bit; this trainer must be made in the same way.
  ///
  /// - Throws: an error that names the file, and changes nothing, if it is damaged or from another run
  public func restore(from file: URL) throws {
    try restore(from: Checkpoint(contentsOf: file))
  }

  /// Restores the run from a checkpoint, bit for bit; this trainer must be made in the same way.
  ///
  /// - Throws: an error that names the file, and changes nothing, if it is from another model or optimiser
  public func restore(from checkpoint: Checkpoint) throws {
    let state = try checkpoint.extra(as: SavedState.self)
    try checkpoint.restore(model: model, optimizer: optimizer)
    progress = state.progress
    batches = progress.position.map(loader.makeIterator(resumingAt:))
  }

  /// The settings that a saved run was started with; nil if it was saved without them.
  public static func run(of checkpoint: Checkpoint) throws -> PretrainingRun? {
    try checkpoint.extra(as: SavedState.self).run
  }
}
