import ArchitectureTopics
import Files
import NeuralNetworks
import Notebooks
import Tensors

/// One wide block against many narrow ones.
func depthAgainstWidth(_ notebook: Notebook, _ text: CharacterText) {
  notebook.cell(
    "Scaling: depth against width",
    """
    A block has 12 · width² weights. One block of width 64, four of width 32 \
    and sixteen of width 16 have the same number. Which learns most in 40 \
    steps?
    """)
  let training = ShortTraining(steps: 40)
  var table = Table(
    ["blocks", "width", "matrices", "loss", "seconds"],
    numbers: ["blocks", "width", "matrices", "loss", "seconds"])
  var counts: [Int] = []
  var results: [MeanAndSpread] = []
  for (layers, width) in [(1, 64), (4, 32), (16, 16)] {
    var losses: [Double] = []
    let seconds = elapsedSeconds {
      losses = forSeeds([1, 2, 3]) { seed in
        let model = plainModel(text, width: width, layers: layers)
        if seed == 1 {
          counts.append(
            model.blocks.flatMap(\.parameters).map(\.value)
              .filter { $0.rank == 2 }.map(\.count).reduce(0, +))
        }
        return training.heldOutLoss(of: model, on: text, seed: seed)
      }
    }
    results.append(MeanAndSpread(losses))
    table.append([
      "\(layers)", "\(width)", grouped(counts.last!), "\(results.last!)",
      (seconds / 3).decimals(1),
    ])
  }
  notebook.show("three seeds each", table)
  notebook.remark(
    results[0].isApart(from: results[2])
      ? "Between the flattest and the deepest, the difference is more than the spreads."
      : "Between the flattest and the deepest, the difference is less than the spreads."
  )
  notebook.claim(
    "as many weights in the blocks of all three, exactly",
    Set(counts).count == 1)
  notebook.remark(
    """
    What this does not show: deep models gain with size and time, which \
    these do not get. The deepest takes longest for the same operations, \
    because its layers wait for each other.
    """)
}
