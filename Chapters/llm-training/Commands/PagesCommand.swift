import Files
import Foundation
import Notebooks
import Roadmap

/// Whether the arguments ask for the pages of all chapters: `--html` with a
/// folder. With a file that ends in `.html`, it is the page of this program.
func asksForAllPages(_ arguments: [String]) -> Bool {
  let values = arguments.indices.compactMap { index -> String? in
    let argument = arguments[index]
    if argument.hasPrefix("--html=") {
      return String(argument.dropFirst(7))
    }
    let isFollowed = argument == "--html" && index + 1 < arguments.count
    return isFollowed ? arguments[index + 1] : nil
  }
  return values.last.map { !$0.lowercased().hasSuffix(".html") } ?? false
}

/// `llm-training --html DIR`: writes every chapter as a page, with an index.
func pagesCommand(
  _ arguments: [String],
  programs: URL? = Bundle.main.executableURL?.deletingLastPathComponent()
) -> Never {
  Command(
    "llm-training --html",
    summary: "run all chapters and write their pages, with an index"
  )
  .option("--html", text: "DIR", help: "the folder of the pages")
  .option("--data", text: "DIR", help: "the folder with real data")
  .option("--seed", number: 0...Int.max, help: "the seed of all chapters")
  .flag("--no-code", help: "leave out the code of the cells")
  .run(arguments) { options in
    let folder = URL(fileURLWithPath: options.text("--html") ?? "")
    var passed = options.flag("--no-code") ? ["--no-code"] : []
    for name in ["--data", "--seed"] {
      if let value = options.text(name) { passed += [name, value] }
    }
    let run = ChapterPages(
      programs: programs ?? folder, options: passed, print: options.print)
    try run.checkPrograms()
    try prepareFolder(folder)
    let chapters = try run.chapters()
    let site = PageSite(
      title: "Building a large language model from scratch",
      chapters: chapters.map(\.page))
    for (name, text) in site.files.sorted(by: { $0.key < $1.key }) {
      try writeAtomically(
        Data(text.utf8), to: folder.appending(path: name).path)
    }
    options.print(
      "pages written to \(folder.appending(path: "index.html").path)")
    if chapters.contains(where: { $0.status != 0 }) { throw ExitStatus(1) }
  }
}

private func prepareFolder(_ folder: URL) throws {
  do {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
  } catch {
    throw FileError(
      "cannot be made a folder: choose another one", file: folder)
  }
  try checkWritable(folder.appending(path: "index.html").path)
}
