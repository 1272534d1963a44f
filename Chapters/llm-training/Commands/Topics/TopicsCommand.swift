import Notebooks

/// `llm-training topics`: lists what the documents name beyond the book's
/// own code, and the command that shows it.
func topicsCommand(_ arguments: [String]) -> Never {
  Command(
    "llm-training topics",
    summary: "list what lies beyond the book's own code, and how to see it"
  )
  .arguments("[WORD ...]")
  .option(
    "--of", values: ["all"] + TopicSource.allCases.map(\.rawValue),
    default: "all", help: "only what this document names"
  )
  .run(arguments) { options in
    let all = ListedTopic.all()
    let document = options.text("--of") ?? "all"
    let words = options.arguments.joined(separator: " ")
    let found = all.filter { topic in
      (document == "all" || topic.documents.contains(document))
        && (words.isEmpty || topic.matches(words))
    }
    if found.isEmpty { throw NoTopic(words: words) }
    options.printFitted(TopicList(topics: found).text)
  }
}

private struct NoTopic: Error, CustomStringConvertible {
  let words: String
  var description: String {
    "no topic \"\(words)\"; llm-training topics lists them all"
  }
}

/// The topics as text: by chapter, what can be seen first, then what is to
/// come.
struct TopicList {
  var topics: [ListedTopic]

  var text: String {
    var programs: [String] = []
    for topic in topics where !programs.contains(topic.program) {
      programs.append(topic.program)
    }
    let chapters = programs.map { program in
      let own = topics.filter { $0.program == program }
      return "\(program)\n" + own.map(entry).joined()
    }
    let shown = topics.filter { $0.command != nil }.count
    let later = topics.filter { $0.place == .toCome }.count
    return chapters.joined(separator: "\n") + "\n\(shown) can be seen"
      + (later > 0 ? ", \(later) are to come.\n" : ".\n")
  }

  private func entry(of topic: ListedTopic) -> String {
    let documents = topic.documents.joined(separator: ", ")
    var lines = ["  \(topic.title)  (\(documents))"]
    lines.append("    \(topic.names.joined(separator: "; "))")
    switch topic.place {
    case .topic(_, let seconds):
      let time = seconds > 1 ? "   # about \(seconds) s" : ""
      lines.append("    \(topic.command ?? "")\(time)")
    case .cells: lines.append("    \(topic.command ?? "")")
    case .toCome: lines.append("    to come")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
