import Corpora
import Files
import Foundation
import Notebooks
import SamplingTopics

/// What a corpus must say about itself.
func manifest(_ notebook: Notebook) throws {
  notebook.cell(
    "Manifest: where a file comes from, and what is allowed",
    """
    For each file: the address, the day, the version, the licence, and \
    SHA-256. With that, others can collect the same corpus, notice a \
    changed file, and see what they may do. A licence that nobody knows \
    stops the program.
    """)
  notebook.source(of: "Manifest.requireLicences", "Manifest.verify")
  let corpus = Data(try Corpus.pretraining().utf8)
  let forum = Data("Anybody here?".utf8)
  var manifest = Manifest(entries: [
    .init(
      path: "corpus.txt", address: "https://village.example/corpus",
      date: "2026-01-31", version: "1.0", licence: "MIT", bytes: corpus),
    .init(
      path: "forum.txt", address: "https://village.example/forum",
      date: "2026-01-31", version: "crawl 5", licence: nil, bytes: forum),
  ])
  let encoder = JSONEncoder()
  encoder.outputFormatting = [
    .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
  ]
  let json = try encoder.encode(manifest)
  notebook.print(String(decoding: json, as: UTF8.self))
  let problem = message { try manifest.requireLicences() }
  notebook.show("without a licence", problem)
  manifest.entries[1].licence = "as-is"
  notebook.show(
    "with an unknown one", message { try manifest.requireLicences() })
  let changed = message {
    try manifest.verify(forum + Data("!".utf8), of: "forum.txt")
  }
  notebook.show("with one byte more", changed)
  for entry in manifest.entries.prefix(1) {
    let duty = Manifest.obligations[entry.licence ?? ""] ?? "?"
    notebook.show("\(entry.path), \(entry.licence ?? "?")", duty)
  }
  let reread = try JSONDecoder().decode(Manifest.self, from: json)
  notebook.claim(
    "read back, the manifest is the same",
    reread.entries[0] == manifest.entries[0])
  let asked = message {
    try manifest.requireLicences(allowing: ["forum.txt"])
  }
  notebook.claim(
    "an unknown licence is let through only if asked for",
    asked == "accepted" && problem != "accepted")
  notebook.claim("a changed byte is noticed", changed != "accepted")

  notebook.cell(
    "Manifest: questions that no program answers",
    """
    The list goes into the manifest with answers and names, before \
    training. It is a checklist, not legal advice, and answering it makes \
    nothing lawful by itself.
    """)
  for (number, question) in Manifest.questions.enumerated() {
    notebook.print("\(number + 1). \(question)")
  }
}

/// What a check says: "accepted", or its error.
private func message(of check: () throws -> Void) -> String {
  do {
    try check()
    return "accepted"
  } catch { return "\(error)" }
}
