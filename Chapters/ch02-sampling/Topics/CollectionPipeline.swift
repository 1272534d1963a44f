import SamplingKernels

/// A text on its way from a page to the training set.
public struct CollectedText: Equatable, Sendable {
  /// Where it comes from.
  public let source: String
  public var text: String

  public init(source: String, text: String) {
    (self.source, self.text) = (source, text)
  }
}

/// A step from pages to texts fit for training. It may change texts and
/// drop some; it adds none.
public struct CollectionStage {
  public let name: String
  private let apply: ([CollectedText]) -> [CollectedText]

  /// Makes a stage that changes each text, or drops it with nil.
  public init(
    _ name: String, each change: @escaping (String) -> String?
  ) {
    self.init(name) { texts in
      texts.compactMap { item in
        change(item.text).map {
          CollectedText(source: item.source, text: $0)
        }
      }
    }
  }

  /// Makes a stage that sees all texts at once.
  public init(
    _ name: String,
    all apply: @escaping ([CollectedText]) -> [CollectedText]
  ) {
    (self.name, self.apply) = (name, apply)
  }

  /// What came in, what goes out, and the sources that were dropped.
  public struct Record {
    public let stage: String
    public let entered, left: Int
    public let dropped: [String]
    public let characters: Int
  }

  /// Runs stages in order and keeps a record of each.
  public static func run(
    _ stages: [CollectionStage], on texts: [CollectedText]
  ) -> (texts: [CollectedText], records: [Record]) {
    var (texts, records) = (texts, [Record]())
    for stage in stages {
      let kept = stage.apply(texts)
      let sources = Set(kept.map(\.source))
      records.append(
        Record(
          stage: stage.name, entered: texts.count, left: kept.count,
          dropped: texts.map(\.source).filter { !sources.contains($0) },
          characters: kept.reduce(0) { $0 + $1.text.count }))
      texts = kept
    }
    return (texts, records)
  }
}

extension CollectionStage {
  /// The steps from a page to a text, each from a topic before this one.
  public static var all: [CollectionStage] {
    [
      CollectionStage("markup removed", each: htmlText),
      CollectionStage("rubbish dropped") { text in
        QualityRule.broken(by: text).isEmpty ? text : nil
      },
      CollectionStage("near duplicates dropped", all: firstOfSimilar),
      CollectionStage("personal data replaced") { text in
        withoutPersonalData(text).text
      },
    ]
  }
}

/// Keeps the first of texts of which two in three runs of three words are
/// the same.
func firstOfSimilar(_ texts: [CollectedText]) -> [CollectedText] {
  var kept: [(text: CollectedText, runs: Shingles)] = []
  for text in texts {
    let runs = Shingles(of: text.text)
    if kept.allSatisfy({ $0.runs.jaccard(runs) < 2 / 3.0 }) {
      kept.append((text, runs))
    }
  }
  return kept.map(\.text)
}
