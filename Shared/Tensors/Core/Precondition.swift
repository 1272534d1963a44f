/// Stops the program with the message unless the condition holds.
///
/// Takes the place of the standard library's function of this name, which in optimised builds stops without
/// a word: a wrong shape shall be named however the program was built.
@inline(__always)
package func precondition(
  _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String = "",
  file: StaticString = #fileID, line: UInt = #line
) {
  if !condition() { preconditionFailure(message(), file: file, line: line) }
}

/// Stops the program with the message.
@inline(never)
package func preconditionFailure(
  _ message: @autoclosure () -> String = "", file: StaticString = #fileID, line: UInt = #line
) -> Never {
  fatalError(message(), file: file, line: line)
}
