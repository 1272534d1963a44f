import Foundation
import ModelFiles
import NeuralNetworks
import Notebooks
import Pretraining

/// Where the options `--checkpoints` and `--resume` say that a run is saved, and the one that is to go on.
struct RunCheckpoints {
  let folder: CheckpointFolder
  /// The newest checkpoint that is whole, with `--resume`, if there is one.
  let newest: Checkpoint?
  /// What the run of that checkpoint was started with.
  let saved: PretrainingRun?

  /// Finds the newest checkpoint, or makes sure that no other run's are overwritten; nil without a folder.
  init?(_ options: CommandOptions) throws {
    let resumes = options.flag("--resume")
    guard let path = options.text("--checkpoints") else {
      guard !resumes else {
        throw CheckpointsError("--resume needs --checkpoints FOLDER, to know where the run was saved")
      }
      return nil
    }
    folder = try CheckpointFolder(URL(filePath: path), keeping: options.number("--keep") ?? 3)
    guard resumes else {
      if let file = try folder.checkpoints().first {
        throw CheckpointsError(
          "\(file.path): the folder holds a run already; add --resume to go on with it, or name another")
      }
      (newest, saved) = (nil, nil)
      return
    }
    folder.removeDrafts()
    newest = try folder.newest { options.print("skipped a damaged checkpoint, \($0)") }
    saved = try newest.flatMap(Trainer.run(of:))
    if newest == nil { options.print("\(folder.url.path): no checkpoint yet, starting from the first step") }
  }

  /// Throws unless the saved run, if there is one, is the one that the command is about to train.
  func check(_ run: PretrainingRun) throws {
    guard let newest else { return }
    guard let saved else {
      throw CheckpointsError("\(newest.url.path): not saved by this command; name another folder")
    }
    try run.check(against: saved, from: newest.url)
  }
}

/// Checkpoints that do not suit the options; the description is one line.
struct CheckpointsError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
