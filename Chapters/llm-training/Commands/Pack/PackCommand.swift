import Files
import Foundation
import Notebooks

/// `llm-training pack FOLDER`: makes a folder that runs the chapters on
/// another machine of the same kind, for a USB stick.
func packCommand(_ arguments: [String]) -> Never {
  Command(
    "llm-training pack",
    summary:
      "make a folder that runs the chapters elsewhere, without network"
  )
  .arguments("FOLDER")
  .flag(
    "--real-data",
    help: "also copy the published texts and weights that are here"
  )
  .run(arguments) { options in
    guard options.arguments.count == 1 else {
      throw FileError("name one folder to make")
    }
    let target = URL(filePath: options.arguments[0]).standardizedFileURL
    let pack = try Pack(
      takesRealData: options.flag("--real-data"), print: options.print)
    let (size, seconds) = try pack.write(to: target)
    let run = target.appending(path: "run").path.quotedForShell
    options.print(
      "\(size.asByteCount) in \(seconds.asDuration). Try: \(run) ch04-attention"
    )
  }
}
