import Foundation
import Notebooks
import Roadmap

/// A line of `llm-training topics`: what the documents name, and where it is
/// shown.
struct ListedTopic: Equatable {
  /// Where something is shown.
  enum Place: Equatable {
    /// In a topic, which takes about this many seconds.
    case topic(word: String, seconds: Int)
    /// In the chapter itself, in the cells whose titles have these words.
    case cells(String)
    /// Nowhere yet.
    case toCome
  }

  var program: String
  var title: String
  /// The names under which the documents mention it.
  var names: [String]
  /// `notes`, `deck`, `blog` or `book`.
  var documents: [String]
  var place: Place

  /// The command that shows it.
  var command: String? {
    switch place {
    case .topic(let word, _): "swift run \(program) --topic \(word)"
    case .cells(let title): "swift run \(program) --cell \"\(title)\""
    case .toCome: nil
    }
  }

  /// Whether each of the words begins a word of its title or of a name.
  func matches(_ words: String) -> Bool {
    var texts = [title] + names
    if case .topic(let word, _) = place { texts.append(word) }
    return texts.contains { $0.hasWords(words) }
  }
}

extension ListedTopic {
  /// Everything that the documents name, by chapter: the topics, as their
  /// notebooks declare them; what the chapters show in their own cells; and
  /// what is to come.
  static func all() -> [ListedTopic] {
    let listed =
      parsed(shownInChapters) { .cells($0) }
      + parsed(topicsToCome) { _ in .toCome }
    let programs = ChapterCatalog.entries().map(\.program)
    return (programs + ["llm-training"]).flatMap { program in
      topics(of: program) + listed.filter { $0.program == program }
    }
  }

  private static func topics(of program: String) -> [ListedTopic] {
    let topics = ChapterCells(of: program)?.topics ?? []
    return topics.map { topic in
      ListedTopic(
        program: program, title: topic.title, names: topic.names,
        documents: topic.documents,
        place: .topic(word: topic.word, seconds: topic.seconds))
    }
  }

  /// Reads lines `title | documents | names; … | place`, each chapter's under
  /// its name.
  private static func parsed(
    _ table: String, _ place: (String) -> Place
  ) -> [ListedTopic] {
    var program = ""
    return table.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard fields.count > 2 else {
        program = fields[0]
        return nil
      }
      return ListedTopic(
        program: program, title: fields[0],
        names: fields[2].components(separatedBy: "; "),
        documents: fields[1].split(separator: " ").map(String.init),
        place: place(fields.count > 3 ? fields[3] : ""))
    }
  }
}
