import Foundation

/// Opens a file at a line in the editor that `VISUAL` or `EDITOR` names, and waits until it is closed.
///
/// Returns false if neither variable is set, or the editor cannot be started.
public func openInEditor(_ path: String, line: Int) -> Bool {
  guard let editor = EditorCommand(ProcessInfo.processInfo.environment) else { return false }
  return RunningCommand.status(of: editor.opening(path, line: line)) != 127
}

/// Runs a command with this program's input and output, and returns its exit status.
public func runCommand(_ words: [String]) -> Int32 { RunningCommand.status(of: words) }
