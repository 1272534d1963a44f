import Corpora
import Files
import Foundation
import Notebooks

/// Collects what the chapters need to run on another machine.
struct Pack {
  /// The folder of the programs that were built.
  var programs: URL
  /// The project's folder.
  var project: URL
  var takesRealData: Bool
  var print: (String) -> Void
  let signals = StopSignals()

  /// The file by which a folder is recognised as an earlier pack.
  static let recordName = "pack.txt"

  init(takesRealData: Bool, print: @escaping (String) -> Void) throws {
    #if !os(Linux)
      throw FileError("pack works on Linux only")
    #endif
    if isPacked() {
      throw FileError("this runs from a pack already: copy its folder")
    }
    guard let program = Bundle.main.executableURL else {
      throw FileError("the folder of the programs is not known")
    }
    programs = program.deletingLastPathComponent()
    project = URL(filePath: projectFolder)
    self.takesRealData = takesRealData
    self.print = print
  }

  /// Makes the folder beside its place and renames it; returns its bytes
  /// and how long it took.
  func write(to target: URL) throws -> (size: Int, seconds: Double) {
    let draft = target.deletingLastPathComponent().appending(
      path: ".\(target.lastPathComponent).draft-\(getpid())")
    let seconds = try elapsedSeconds {
      try check(target)
      try ChapterPages(programs: programs, options: [], print: print)
        .checkPrograms()
      try checkDates()
      do {
        try make(.init(filePath: draft.path), "")
        try fill(draft)
        try tryOut(draft)
        try move(draft, to: target)
      } catch {
        try? FileManager.default.removeItem(at: draft)
        throw error
      }
    }
    return (Self.byteCount(of: target), seconds)
  }

  private func fill(_ draft: URL) throws {
    for name in ChapterPages.programs {
      try copy(
        programs.appending(path: name), to: draft, "programs/\(name)")
    }
    let machine = PackMachine.this()
    let libraries = try packLibraries(in: draft)
    try copyProject(to: draft)
    if takesRealData { try copyRealData(to: draft) }
    try write(machine.record, to: draft, Self.recordName)
    try write(
      PackTexts.readme(machine, libraries: libraries), to: draft,
      "README.txt")
    try write(PackTexts.run(machine), to: draft, "run", isProgram: true)
  }

  /// Copies the libraries, with their licences; returns a line about each
  /// that is left out.
  private func packLibraries(in draft: URL) throws -> [String] {
    var all = try SharedLibrary.needed(
      by: ChapterPages.programs.map {
        programs.appending(path: $0).path
      })
    if let path = SharedLibrary.loadedOpenBLAS() {
      let own = SharedLibrary(name: "libopenblas.so.0", path: path)
      all += [own] + (try SharedLibrary.needed(by: [path]))
    } else {
      throw FileError("OpenBLAS is missing. Type: sh .setup")
    }
    var leftOut: [String] = []
    var done: Set<String> = []
    for library in all where done.insert(library.name).inserted {
      guard let licence = library.licence() else {
        leftOut.append(
          "\(library.name): no licence text here, so install it there")
        continue
      }
      let folder = library.isForOpenBLAS ? "openblas" : "libraries"
      try copy(
        URL(filePath: library.path), to: draft, "\(folder)/\(library.name)")
      let name = "licences/\(licence.package).txt"
      if done.insert(name).inserted {
        try copy(URL(filePath: licence.path), to: draft, name)
      }
    }
    for line in leftOut { print("left out \(line)") }
    return leftOut
  }

  private func copyProject(to draft: URL) throws {
    for name in try projectFiles() {
      try copy(project.appending(path: name), to: draft, "project/\(name)")
    }
  }

  /// The project's files: those that git knows, or else all but what builds
  /// leave behind.
  func projectFiles() throws -> [String] {
    let listing = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    if FileManager.default.fileExists(
      atPath: project.appending(path: ".git").path),
      let text = try? outputOfCommand(listing, in: project)
    {
      let names = text.split(separator: "\0").map(String.init)
      return names.filter { isFile(project.appending(path: $0).path) }
    }
    let walk = FileManager.default.enumerator(atPath: project.path)
    var names: [String] = []
    while let name = walk?.nextObject() as? String {
      let last = URL(filePath: name).lastPathComponent
      if last.hasPrefix(".build") || [".git", ".cache"].contains(last) {
        walk?.skipDescendants()
      } else if isFile(project.appending(path: name).path) {
        names.append(name)
      }
    }
    return names
  }

  private func copyRealData(to draft: URL) throws {
    let location = try DataLocation()
    var count = 0
    for path in try DataSource.all().flatMap(\.paths) {
      guard let found = location.path(of: path) else { continue }
      try copy(URL(filePath: found), to: draft, "data/\(path)")
      count += 1
    }
    print("\(count) published files copied; their licences: fetch --list")
  }

  /// Runs a cell from the draft as another machine would.
  private func tryOut(_ draft: URL) throws {
    let command = [
      "env", "-i", "HOME=\(NSTemporaryDirectory())", "PATH=/usr/bin:/bin",
      draft.appending(path: "run").path, "ch04-attention", "--cell", "8",
      "--quiet",
    ]
    do {
      _ = try outputOfCommand(command)
    } catch {
      throw FileError(
        "the packed programs do not run here: \(draft.path)/run ch04-attention"
      )
    }
  }
}
