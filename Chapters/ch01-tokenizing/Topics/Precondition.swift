/// Stops the program with a message unless the condition holds, in every
/// build.
///
/// The standard library's function of this name drops its message in
/// optimised builds.
func precondition(
  _ condition: @autoclosure () -> Bool,
  _ message: @autoclosure () -> String,
  file: StaticString = #fileID, line: UInt = #line
) {
  if !condition() { fatalError(message(), file: file, line: line) }
}
