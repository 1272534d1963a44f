import NeuralNetworks
import SelfAttentionJudge
import Tensors
import Testing

@Suite("The milestone: a sequence is copied")
struct CopyTaskTests {
  @Test("With the solution, nearly all digits are right after training")
  func solution() throws {
    var lines: [String] = []
    let works = try copiesSequence(with: selfAttentionCourse.solutions.multiHeadAttention) {
      lines.append($0)
    }
    #expect(works)
    #expect(lines.first?.hasPrefix("Before training") == true)
  }

  @Test("Without attention, a digit cannot get from one half to the other")
  func nothing() throws {
    let works = try copiesSequence(with: { _, _, _, _, _, _ in Sequential() }, print: { _ in })
    #expect(!works)
  }
}
