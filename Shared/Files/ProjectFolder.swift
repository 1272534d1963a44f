import Foundation

/// Returns where a file of the project is now, by the path at which it was compiled.
///
/// Programs find their sources and data by these paths. If they and the project were moved to another machine,
/// the environment variable `LLM_PROJECT` names the project's folder there; `llm-training pack` sets it.
public func projectPath(
  _ compiled: String, environment: [String: String] = ProcessInfo.processInfo.environment
) -> String {
  guard let folder = environment["LLM_PROJECT"], folder.hasPrefix("/") else { return compiled }
  return movedPath(compiled, from: compiledProject, to: folder)
}

/// The folder of the project when it was compiled.
package let compiledProject = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

/// Whether the programs run from where `llm-training pack` put them, not from where they were built.
public func isPacked(environment: [String: String] = ProcessInfo.processInfo.environment) -> Bool {
  environment["LLM_PROJECT"]?.hasPrefix("/") ?? false
}

/// Returns a path inside `folder` as it is after the folder has moved to `other`; paths outside stay.
func movedPath(_ path: String, from folder: String, to other: String) -> String {
  guard path.hasPrefix(folder + "/") else { return path == folder ? other : path }
  return other + path.dropFirst(folder.count)
}
