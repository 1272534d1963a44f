import Foundation

/// How to build the running program again, and to go on with it.
struct ProgramBuild {
  /// The command that builds it, in the same folder and configuration.
  let command: [String]

  /// - Parameters:
  ///   - program: The path of the running program: `…/.build/x86_64-unknown-linux-gnu/debug/NAME`.
  init(name: String, mainPath: String, program: String = Bundle.main.executablePath ?? "") {
    let package = URL(filePath: mainPath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let configuration = URL(filePath: program).deletingLastPathComponent()
    let scratch = configuration.deletingLastPathComponent().deletingLastPathComponent().path
    var words = ["swift", "build", "--package-path", package, "--product", name]
    if configuration.lastPathComponent == "release" { words += ["-c", "release"] }
    if scratch != package + "/.build" { words += ["--scratch-path", scratch] }
    command = words
  }

  /// The arguments of the run, but from a cell on: `--from N`, or of a `--cell` what remains.
  static func arguments(_ given: [String], from number: Int, remaining: [Int]?) -> [String] {
    var kept: [String] = []
    var rest = given[...]
    while let argument = rest.popFirst() {
      if ["--from", "--cell"].contains(argument) {
        _ = rest.popFirst()
      } else if !argument.hasPrefix("--from="), !argument.hasPrefix("--cell=") {
        kept.append(argument)
      }
    }
    if let remaining { return kept + ["--cell", remaining.map(String.init).joined(separator: ",")] }
    return kept + ["--from", "\(number)"]
  }
}
