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

  /// The third term there looks up i − j where the paper has j − i, so the table is turned round: its row 0
  /// has no counterpart, and is not used within reach.
  @Test("DeBERTa's weights in transformers are softmax of the sum")
  func golden() {
    let entry = Golden.entry("deberta", in: "topics/disentangled")
    let theirs = entry.inputs["distance queries"].floatTensor
    let count = theirs.shape[0]
    let turned = theirs.selected(along: 0, indices: Tensor((0..<count).map { (count - $0) % count }))
    let scores = DisentangledScores(
      queries: entry.inputs["queries"].floatTensor, keys: entry.inputs["keys"].floatTensor,
      distanceQueries: turned, distanceKeys: entry.inputs["distance keys"].floatTensor)
    let weights = scores.total(size: entry.params["size"].int).softmax(along: -1)
    expectClose(weights, to: entry.outputs["weights"])
  }
}
