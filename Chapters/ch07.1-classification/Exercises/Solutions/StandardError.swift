/// Compute how far off a measured share probably is.
///
/// Book, section 6.7, where it is not told: the book's test has 300
/// messages, so its accuracies are uncertain by one or two percent. The
/// standard error of a share p of n examples is √(p (1 − p) / n).
///
/// Example: a share of 0.5 of 100 examples has the standard error 0.05.
public func standardError(ofShare share: Double, count: Int) throws
  -> Double
{
  let variance = share * (1 - share) / Double(count)
  return variance.squareRoot()
}
