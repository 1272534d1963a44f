import Corpora
import Files
import Foundation
import Tensors

/// Messages for training, validation and test.
public struct MessageSplit: Equatable, Sendable {
  public private(set) var training: [Message]
  public let validation: [Message]
  public let test: [Message]

  /// Shuffles the messages and splits them into three parts; the test part
  /// gets what the two shares leave.
  ///
  /// Traps if a share is negative or both exceed 1 together. Book, section
  /// 6.2: `random_split`.
  public init(
    _ messages: [Message], trainingShare: Double = 0.7,
    validationShare: Double = 0.1, seed: Int = 123,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      trainingShare >= 0 && validationShare >= 0
        && trainingShare + validationShare <= 1,
      "MessageSplit: shares of \(trainingShare) and \(validationShare)",
      file: file, line: line)
    let shuffled = pandasSample(messages, count: messages.count, seed: seed)
    let trainingEnd = Int(Double(messages.count) * trainingShare)
    let validationEnd =
      trainingEnd + Int(Double(messages.count) * validationShare)
    training = Array(shuffled[..<trainingEnd])
    validation = Array(shuffled[trainingEnd..<validationEnd])
    test = Array(shuffled[validationEnd...])
  }

  /// Returns the same parts with only the first `count` training messages.
  public func limitingTraining(to count: Int) -> MessageSplit {
    var split = self
    split.training = Array(training.prefix(count))
    return split
  }

  /// Writes `train.csv`, `validation.csv` and `test.csv` to a folder, with
  /// 0 for ham and 1 for spam.
  ///
  /// - Throws: `FileError` if a file cannot be written.
  public func write(to folder: URL) throws(FileError) {
    for (name, messages) in [
      ("train", training), ("validation", validation), ("test", test),
    ] {
      let rows = messages.map { ["\($0.label.classNumber)", $0.text] }
      let text = DelimitedText.csv.text(of: [["Label", "Text"]] + rows)
      try writeAtomically(
        Data(text.utf8), to: folder.appending(path: "\(name).csv").path)
    }
  }
}
