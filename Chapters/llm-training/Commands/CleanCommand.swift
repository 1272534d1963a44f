import Downloads
import Notebooks

/// `llm-training clean`: removes the trained models and other results that
/// the chapters keep, so that the next run makes them anew.
func cleanCommand(_ arguments: [String]) -> Never {
  Command(
    "llm-training clean",
    summary: "remove what the chapters keep, such as trained models"
  )
  .arguments("[CHAPTER ...]")
  .flag("--dry-run", help: "say what would be removed, and remove nothing")
  .run(arguments) { options in
    let all = KeptResult.all()
    for name in options.arguments
    where !all.contains(where: { $0.program == name }) {
      throw NothingKept(description: "nothing is kept of \(name)")
    }
    let chosen = all.filter {
      options.arguments.isEmpty || options.arguments.contains($0.program)
    }
    var total = 0
    for result in chosen {
      let line =
        "\(result.program): \(result.label), \(readable(result.byteCount)), "
        + (result.made.map { "from \($0)" } ?? "damaged")
      if options.flag("--dry-run") {
        options.print("would remove \(line)")
      } else if result.remove() {
        options.print("removed \(line)")
      } else {
        options.warn("left \(line): it is in use or cannot be removed")
        continue
      }
      total += result.byteCount
    }
    let verb = options.flag("--dry-run") ? "would free" : "freed"
    options.print(
      chosen.isEmpty ? "nothing is kept" : "\(verb) \(readable(total))")
  }
}

private struct NothingKept: Error, CustomStringConvertible {
  let description: String
}
