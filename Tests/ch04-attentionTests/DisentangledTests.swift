import SelfAttentionTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic disentangled: scores of words and distances")
struct DisentangledTests {
  @Test("Each term is the product that the paper names", arguments: [1, 2, 5, 9], [1, 3, 12])
  func terms(tokens: Int, reach: Int) {
    let (q, k) = (numbers([tokens, 4]), numbers([tokens, 4], seed: 2))
    let (dq, dk) = (numbers([2 * reach, 4], seed: 3), numbers([2 * reach, 4], seed: 4))
    let scores = DisentangledScores(queries: q, keys: k, distanceQueries: dq, distanceKeys: dk)
    func row(_ distance: Int) -> Int {
      distance <= -reach ? 0 : distance >= reach ? 2 * reach - 1 : distance + reach
    }
    let total = scores.total(size: 4)
    for i in 0..<tokens {
      for j in 0..<tokens {
        let words = q[i].matmul(k[j]).item
        let toPosition = q[i].matmul(dk[row(i - j)]).item
        let toContent = k[j].matmul(dq[row(j - i)]).item
        expectClose(Double(scores.contentToContent[i, j].item), to: Double(words))
        expectClose(Double(scores.contentToPosition[i, j].item), to: Double(toPosition))
        expectClose(Double(scores.positionToContent[i, j].item), to: Double(toContent))
        let sum = (words + toPosition + toContent) / Float(12).squareRoot()
        expectClose(Double(total[i, j].item), to: Double(sum), absolute: 2e-6)
      }
    }
  }
}
