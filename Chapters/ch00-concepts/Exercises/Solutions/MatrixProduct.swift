/// Multiply two matrices, number by number.
///
/// Book, section A.2.3. Row i, column j of the result is the dot product of
/// row i of `a` and column j of `b`: `[m, n]` times `[n, p]` is `[m, p]`. A
/// matrix is a list of rows here; loops do it, tensors are not needed.
///
/// Example: `matrixProduct([[1, 2], [3, 4]], [[5], [6]])` is
/// `[[17], [39]]`.
public func matrixProduct(
  _ a: [[Float]], _ b: [[Float]]
) throws -> [[Float]] {
  var product: [[Float]] = []
  for row in a {
    var results: [Float] = []
    for j in b[0].indices {
      var sum: Float = 0
      for k in row.indices { sum += row[k] * b[k][j] }
      results.append(sum)
    }
    product.append(results)
  }
  return product
}
