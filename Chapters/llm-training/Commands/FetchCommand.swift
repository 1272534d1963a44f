import Corpora
import Downloads
import Foundation
import Notebooks

/// `llm-training fetch`: downloads real data and weights to the folder
/// where the chapters find them.
func fetchCommand(_ arguments: [String]) -> Never {
  Command(
    "llm-training fetch",
    summary: "download real data and weights, or list them"
  )
  .arguments("NAME ...")
  .flag(
    "--all-small",
    help: "everything under 10 MB, which is all but GPT-2's weights"
  )
  .flag(
    "--list", help: "list the sources, and whether they are already here"
  )
  .option(
    "--into", text: "FOLDER", help: "save there instead of \(cacheFolder)"
  )
  .option(
    "--sources", text: "FILE",
    help: "use your own list, in the format of Data/sources.json"
  )
  .run(arguments) { options in
    let sources = try DataSource.all(in: options.text("--sources"))
    if options.flag("--list") { return try list(sources, options) }
    let chosen = try choose(from: sources, options)
    leaveCleanlyOnInterrupt()
    try fetch(chosen, options)
  }
}

private let cacheFolder = DataLocation.cache(
  environment: ProcessInfo.processInfo.environment)

/// A source that cannot be fetched; the description is one line.
private struct FetchCommandError: Error, CustomStringConvertible {
  let description: String
}

// MARK: Listing

private func list(_ sources: [DataSource], _ options: CommandOptions) throws
{
  let folders = try folders(options)
  for source in sources {
    let isRough = source.files.contains { $0.byteCount == nil }
    let size =
      (isRough ? "about " : "") + readable(source.approximateByteCount)
    let folder = folders.first { Downloader(into: $0).contains(source) }
    options.print(
      "\(source.name)   \(size)   \(folder.map { "here, in \($0)" } ?? "not here")"
    )
    options.print("    \(source.title)")
    options.print("    licence: \(source.licence)")
    options.print("    used by \(source.chapters.joined(separator: ", "))")
  }
}

/// The folders to search: the one given by `--into`, or those that the
/// chapters search.
private func folders(_ options: CommandOptions) throws -> [String] {
  try options.text("--into").map { [$0] } ?? DataLocation().folders
}

// MARK: Fetching

private func choose(from sources: [DataSource], _ options: CommandOptions)
  throws -> [DataSource]
{
  let names = options.arguments
  for name in names where !sources.contains(where: { $0.name == name }) {
    throw FetchCommandError(
      description:
        "no source is named \(name); choose from \(sources.map(\.name).joined(separator: ", "))"
    )
  }
  let chosen = sources.filter {
    names.contains($0.name) || options.flag("--all-small") && $0.isSmall
  }
  if chosen.isEmpty {
    throw FetchCommandError(
      description: "name what to fetch, or add --all-small or --list")
  }
  return chosen
}

/// Fetches the sources one by one. If one fails, the others are still
/// fetched.
private func fetch(_ sources: [DataSource], _ options: CommandOptions)
  throws
{
  var failures: [FetchError] = []
  for source in sources {
    let folder = try folders(options).first {
      Downloader(into: $0).contains(source)
    }
    let display = FetchDisplay(options)
    do throws(FetchError) {
      try Downloader(into: folder ?? options.text("--into") ?? cacheFolder)
        .fetch(
          source, report: display.show)
    } catch {
      failures.append(error)
      if sources.count > 1 { options.warn("\(error)") }
    }
  }
  if failures.count == 1, sources.count == 1 { throw failures[0] }
  if !failures.isEmpty {
    throw FetchCommandError(
      description:
        "\(failures.count) of \(sources.count) could not be fetched")
  }
}

/// Makes Ctrl-C end the program with a message about what is kept.
private func leaveCleanlyOnInterrupt() {
  signal(SIGINT) { _ in
    let words =
      "\nStopped. What has arrived is kept; the same command continues from there.\n"
    _ = words.withCString { write(2, $0, strlen($0)) }
    _exit(130)
  }
}
