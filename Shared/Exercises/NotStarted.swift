/// What an exercise throws until somebody writes it.
///
/// The judge shows such an exercise as not started; it is neither right nor wrong.
public struct NotStarted: Error, CustomStringConvertible {
  public init() {}

  public var description: String { "this exercise is not started" }
}
