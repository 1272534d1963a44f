import Architecture
import Foundation
import Notebooks

/// Draws what happens at every step of a training run, with its sizes.
func loopFigure(
  _ sizes: GPTConfiguration, batchSize batch: Int, steps: Int,
  parameterCount: Int
) -> Diagram {
  let length = sizes.contextLength
  let guess = log(Double(sizes.vocabularySize)).decimals(2)
  var figure = Diagram(
    "The training loop",
    """
    A circle of steps, once for each of \(steps) \
    batches in an epoch: set the gradients to zero; let the model turn \
    \(batch) texts of \(length) ids into \(sizes.vocabularySize) logits \
    for each; compare them with the next ids, which gives a loss of about \
    \(guess) at first; propagate the loss back to \
    \(parameterCount) gradients; move every parameter a little.
    """)
  let boxes = figure.stack(
    [
      "next batch\n\(batch) texts of \(length) ids",
      "optimizer.zeroGradients()",
      "model\nlogits [\(batch), \(length), \(sizes.vocabularySize)]",
      "cross entropy with the next ids\nloss, about \(guess) at first",
      "loss.backward()\n\(parameterCount) gradients",
      "optimizer.step()\nmoves every parameter a little",
    ], column: 0, row: 0
  ) { [.first, .plain, .plain, .second, .plain, .third][$0] }
  figure.arrow(from: boxes[5].right, to: boxes[0].right, detour: 5)
  figure.text(
    "\(steps)\ntimes\nan epoch",
    column: boxes[0].endColumn + 6, row: boxes[3].row)
  return figure
}
