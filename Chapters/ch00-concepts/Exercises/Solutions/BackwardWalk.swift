/// Walk through a whole computation backwards, and find every gradient.
///
/// Book, section A.4. The numbers of a computation are listed in the order
/// in which they were computed; the last one is the result. For each of
/// them, `inputs` has what it was computed from: the position of each
/// input, and the slope of this step with respect to it. Numbers that were
/// not computed, such as weights, have no inputs.
///
/// Return the slope of the result with respect to every number. That of the
/// result itself is 1. If a number was used several times, all uses count:
/// its gradient is their sum.
///
/// Example: w = 3 was squared, and the result is the product w · w, with
/// the slope w for either factor.
/// `gradients(through: [[], [(0, 3), (0, 3)]])` is `[6, 1]`.
public func gradients(
  through inputs: [[(position: Int, slope: Double)]]
) throws -> [Double] {
  var gradients = [Double](repeating: 0, count: inputs.count)
  gradients[inputs.count - 1] = 1  // of the result, by itself
  for number in inputs.indices.reversed() {
    for (position, slope) in inputs[number] {
      gradients[position] += gradients[number] * slope
    }
  }
  return gradients
}
