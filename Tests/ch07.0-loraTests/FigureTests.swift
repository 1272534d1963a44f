import LowRankAdaptation
import Notebooks
import TestSupport
import Testing

@testable import ch07_0_lora

@Suite("The figure of LoRA beside a weight")
struct FigureTests {
  @Test("both ways have their sizes", arguments: [2, 16])
  func layer(rank: Int) {
    let layer = LoRALayer(inputSize: 768, outputSize: 2304, rank: rank, alpha: 16)
    let figure = loraFigure(layer)
    expectFigure(
      text: figure.text(width: 80, isColored: false), svg: figure.svg(),
      showing: [
        "768 × 2304", "\(768 * 2304) numbers", "768 × \(rank)", "\(rank) × 2304",
        "\((768 + 2304) * rank) numbers",
      ])
  }
}
