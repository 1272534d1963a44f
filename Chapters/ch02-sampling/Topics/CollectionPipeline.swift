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
  /// The steps of this topic, each in its simplest form.
  public static var simple: [CollectionStage] {
    [
      CollectionStage("markup removed", each: withoutTags),
      CollectionStage("rubbish dropped") { isProse($0) ? $0 : nil },
      CollectionStage("duplicates dropped", all: firstOfEqual),
      CollectionStage("addresses removed", each: withoutAddresses),
    ]
  }
}

/// Drops everything from `<` to `>`, and spaces at the ends of lines.
func withoutTags(_ page: String) -> String {
  var (text, isInTag) = ("", false)
  for character in page {
    if character == "<" { isInTag = true }
    if !isInTag { text.append(character) }
    if character == ">" { isInTag = false }
  }
  let lines = text.split(separator: "\n").map {
    $0.split(separator: " ").joined(separator: " ")
  }
  return lines.filter { !$0.isEmpty }.joined(separator: "\n")
}

/// Whether a text has at least eight words, and letters for the most part.
func isProse(_ text: String) -> Bool {
  let letters = text.count { $0.isLetter || $0 == " " }
  return text.split(separator: " ").count >= 8
    && Double(letters) >= 0.8 * Double(text.count)
}

/// Keeps the first of texts that are equal but for case and spaces.
func firstOfEqual(_ texts: [CollectedText]) -> [CollectedText] {
  var seen: Set<String> = []
  return texts.filter { item in
    seen.insert(item.text.lowercased().filter { !$0.isWhitespace }).inserted
  }
}

/// Puts `[address]` in the place of every word with an @ in it.
func withoutAddresses(_ text: String) -> String {
  text.split(separator: " ", omittingEmptySubsequences: false)
    .map { $0.contains("@") ? "[address]" : String($0) }
    .joined(separator: " ")
}
