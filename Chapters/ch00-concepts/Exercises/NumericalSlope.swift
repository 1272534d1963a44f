import Exercises

/// Find the slope of a function by nudging its input.
///
/// Book, section A.4. Go up from `x` by `nudge`, and down by as much; the
/// slope is the change of the result over the change of the input. Looking
/// both ways is called the central difference.
///
/// Example: the slope of x² at 3 is `6`, whatever the nudge.
public func slope(
  of function: (Double) -> Double, at x: Double, nudge: Double
) throws -> Double {
  throw NotStarted()
}
