import Foundation
import ModelFiles
import NeuralNetworks
import Notebooks
import Pretraining

/// The folder given by `--checkpoints`, and the run in it that `--resume`
/// continues.
struct RunCheckpoints {
  let folder: CheckpointFolder
  /// The newest intact checkpoint, with `--resume`, if there is one.
  let newest: Checkpoint?
  /// The settings of the run in that checkpoint.
  let saved: PretrainingRun?

  /// Finds the newest checkpoint, or rejects a folder that already has a
  /// run; nil without a folder.
  init?(_ options: CommandOptions) throws {
    let resumes = options.flag("--resume")
    guard let path = options.text("--checkpoints") else {
      guard !resumes else {
        throw CheckpointsError(
          "--resume needs --checkpoints FOLDER, the folder that the run was saved in"
        )
      }
      return nil
    }
    folder = try CheckpointFolder(
      URL(filePath: path), keeping: options.number("--keep") ?? 3)
    guard resumes else {
      if let file = try folder.checkpoints().first {
        throw CheckpointsError(
          "\(file.path): the folder already has a run; add --resume to continue it, or choose another folder"
        )
      }
      (newest, saved) = (nil, nil)
      return
    }
    folder.removeDrafts()
    newest = try folder.newest {
      options.print("skipped a damaged checkpoint, \($0)")
    }
    saved = try newest.flatMap(Trainer.run(of:))
    if newest == nil {
      options.print(
        "\(folder.url.path): no checkpoint yet, starting from the first step"
      )
    }
  }

  /// Throws if there is a saved run and its settings differ from those of
  /// `run`.
  func check(_ run: PretrainingRun) throws {
    guard let newest else { return }
    guard let saved else {
      throw CheckpointsError(
        "\(newest.url.path): not saved by this command; choose another folder"
      )
    }
    try run.check(against: saved, from: newest.url)
  }
}

/// Options that do not match the checkpoints; the description is one line.
struct CheckpointsError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
