import Files
import Foundation
import Tensors

extension Notebook {
  /// Returns a result that takes long to make, such as a trained model: made now, or kept from an earlier run.
  ///
  ///     let trained = try notebook.kept(
  ///       "trained model", key: [story, "size small"], save: saveTraining, load: loadTraining
  ///     ) {
  ///       try train(…)
  ///     }
  ///
  /// A kept result is used if the code, the reader's `--seed` and the key are the same, and a line says so. The
  /// random numbers then continue as if it had been made. `--fresh` makes it anew, `llm-training clean` removes
  /// it, and a damaged file of it is an error.
  ///
  /// What `make` prints is missing when the result is kept. Print what the cell shows from the result.
  ///
  /// - Parameters:
  ///   - label: What it is, in a word or two: the name of the result in the chapter.
  ///   - key: Everything that the result depends on besides the code: texts or their digests, sizes, settings.
  ///   - save: Writes files with all of the result into the folder.
  ///   - load: Reads them again.
  public func kept<Value>(
    _ label: String, key: [String], save: (_ value: Value, _ folder: URL) throws -> Void,
    load: (_ folder: URL) throws -> Value, make: () throws -> Value
  ) throws -> Value {
    let settings = [label, "seed \(options.text("--seed") ?? "")"] + key
    let place = keptResults.place(label, settings: settings, code: source.codeDigest(until: currentGroup))
    if !options.flag("--fresh"), let value = try use(place, label, load) { return value }
    let value = try make()
    do {
      try place.keep(label) { draft in
        try save(value, draft.appending(path: "files"))
        let generator = try JSONEncoder().encode(RandomGenerator.default.state)
        try writeAtomically(generator, to: draft.appending(path: Self.generatorName).path)
      }
    } catch {
      note("\(label): not kept for the next run: \(Chapter.describe(error))")
    }
    return value
  }

  private static var generatorName: String { "generator.json" }

  private func use<Value>(
    _ place: KeptPlace, _ label: String, _ load: (URL) throws -> Value
  ) throws -> Value? {
    try place.use { manifest in
      do {
        let value = try load(place.files)
        let generator = try readFile(at: place.url.appending(path: Self.generatorName).path)
        RandomGenerator.default.state = try JSONDecoder().decode(RandomGenerator.State.self, from: generator)
        note("\(label): kept from \(manifest.made.minute); --fresh makes it anew")
        return value
      } catch {
        throw FileError("\(label) cannot be loaded: \(error). \(KeptManifest.remedy)", file: place.url)
      }
    }
  }

  /// Prints a line about the run, once, also while cells run silently.
  private func note(_ line: String) {
    guard keptResults.notes.insert(line).inserted else { return }
    write(terminal.styled("(\(line))", .dim) + "\n")
  }
}
