import Notebooks

/// `llm-training source`: shows the source of any type or function of the
/// lessons, or lists them by chapter.
func sourceCommand(_ arguments: [String]) -> Never {
  Command(
    "llm-training source",
    summary: "show the source of a type, a function or Type.member"
  )
  .arguments("NAME ...")
  .flag("--list", help: "list the types and functions by chapter")
  .run(arguments) { options in
    var catalog = SourceCatalog(mainPath: #filePath)
    if options.flag("--list") {
      options.print(catalog.list())
    } else if options.arguments.isEmpty {
      throw NoName()
    }
    for name in options.arguments {
      options.print(try catalog.find(name))
    }
  }
}

private struct NoName: Error, CustomStringConvertible {
  let description = "name what to show, or add --list"
}
