import Foundation

/// Writes a script that can be run at once.
///
/// A shell writes it: Linux does not run a file that some process has open for writing, and what this process opens,
/// a child that another test starts in the same moment has open too.
public func writeScript(_ text: String, to file: URL) throws {
  let shell = Process()
  shell.executableURL = URL(filePath: "/bin/sh")
  shell.arguments = ["-c", "printf '%s\\n' \"$1\" > \"$2\" && chmod 755 \"$2\"", "sh", text, file.path]
  try shell.run()
  shell.waitUntilExit()
  if shell.terminationStatus != 0 { throw CocoaError(.fileWriteUnknown) }
}
