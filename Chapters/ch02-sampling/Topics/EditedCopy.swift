import Corpora
import Foundation
import SamplingKernels
import Tensors

/// Replaces each word of a text with the given chance by a word drawn from
/// `vocabulary`; punctuation and line breaks are lost.
///
/// A copy of which the overlap with the original is known to be anything
/// between all and nothing.
public func editedCopy(
  of text: String, chance: Double, vocabulary: [String],
  generator: RandomGenerator
) -> String {
  let copy = words(of: text).map { word in
    guard generator.nextDouble() < chance else { return word }
    return vocabulary[Int(generator.nextUInt32()) % vocabulary.count]
  }
  return copy.joined(separator: " ")
}

extension Corpus {
  /// Returns the documents of the generated corpus, in order.
  ///
  /// - Throws: `FileError` if it is missing.
  public static func documents() throws -> [String] {
    try pretraining().components(separatedBy: "<|endoftext|>")
      .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      .filter { !$0.isEmpty }
  }
}
