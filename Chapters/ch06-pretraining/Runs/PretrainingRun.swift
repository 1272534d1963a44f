import Corpora
import Files
import Foundation
import Sampling
import Tensors
import Tokenizing

/// What a pretraining run is started with: only with the same can it be continued.
public struct PretrainingRun: Codable, Equatable, Sendable {
  public var plan: PretrainingPlan
  /// The SHA-256 of the text, of which a checkpoint keeps no copy.
  public var textDigest: String
  /// The content of the tokenizer's file, in the format of `vocab.bpe`.
  public var vocabulary: String

  public init(plan: PretrainingPlan, text: String, vocabulary: String) {
    self.plan = plan
    textDigest = SHA256.hexDigest(of: text.utf8)
    self.vocabulary = vocabulary
  }

  /// The text that the model in `Data/gpt-small` learns from: the corpus and the practice texts behind it.
  public static func shippedText() throws -> String { try Corpus.pretraining() + Corpus.practice() }

  /// Throws an error that names the first setting in which `saved`, from the checkpoint `file`, differs.
  public func check(against saved: PretrainingRun, from file: URL) throws(RunMismatch) {
    let settings = [
      (plan.configuration as Any, saved.plan.configuration as Any), (plan, saved.plan), (self, saved),
    ]
    for (mine, theirs) in settings {
      for (now, before) in zip(Mirror(reflecting: mine).children, Mirror(reflecting: theirs).children)
      where "\(now.value)" != "\(before.value)" {
        throw RunMismatch(
          file: file.path, setting: now.label ?? "", saved: "\(before.value)", now: "\(now.value)")
      }
    }
  }
}

/// A checkpoint of another run than the one that is to go on.
public struct RunMismatch: Error, Equatable, CustomStringConvertible {
  public let file: String
  /// The first setting in which the two differ.
  public let setting: String
  public let saved: String
  public let now: String

  public var description: String {
    let problem =
      switch setting {
      case "textDigest": "the run read another text"
      case "vocabulary": "the run had another tokenizer"
      default: "the run has \(setting) \(saved), not \(now)"
      }
    return "\(file): \(problem); go on with what it was started with, or start anew in another folder"
  }
}
