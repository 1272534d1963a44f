import EmbeddingsTopics
import Notebooks
import Tensors

/// Absolute positions: sine waves, and a learned table.
func sinusoidal(_ notebook: Notebook, _ trials: PositionTrials) {
  notebook.cell(
    "Sinusoidal: positions as clocks",
    """
    The first transformer did not learn its positions. Each pair of numbers \
    is the hand of a clock, from fast to slow. To go five tokens on, every \
    hand turns by its own angle, wherever it stands: one matrix does it for \
    all positions.
    """)
  notebook.source(of: "sinusoidalPositions", "sinusoidalShift")
  let table = sinusoidalPositions(tokens: 128, width: 16)
  notebook.plot(
    LinePlot(
      "Numbers 0, 2 and 4 of each position", xLabel: "position",
      series: [0, 2, 4].map { column in
        let values = table[0..<64, column].scalars
        return .init("number \(column)", y: values.map(Double.init))
      }))
  let shift = sinusoidalShift(by: 5, width: 16)
  let moved = table[0..<123].matmul(shift.transposed())
  let difference = (moved - table[5...]).abs().max().item
  notebook.show("largest difference over 123 positions", difference)
  notebook.claim("P(p + 5) = M P(p) for all of them", difference < 1e-5)

  notebook.cell(
    "Sinusoidal and learned: beyond the trained length",
    """
    GPT learns its table instead. Both are absolute: a vector for each \
    place, added to the token. Three kinds of a small model learn from texts \
    of 32 words that a grammar writes, and then read texts of 128. A grammar \
    has no favourite places, so a perfect model would be as good at the end.
    """)
  notebook.ask("Which of them goes wrong after position 32, and how?")
  let methods: [(String, PositionMethod)] = [
    ("none", .none), ("learned", .learned), ("sinusoidal", .sinusoidal),
  ]
  let readings = methods.map { name, method in
    (name: name, losses: trials.losses(of: trials.models(method)))
  }
  showReading(notebook, readings)
  for (name, losses) in readings { notebook.prose(verdict(name, losses)) }
  let changed = trials.models(.learned).map { $0.changedPositions() }
  notebook.show(
    "rows of the learned table that training changed, by seed",
    changed.map(\.count))
  notebook.claim(
    "exactly the first 32; the others are as they were drawn",
    changed.allSatisfy { $0 == Array(0..<32) })
  notebook.answer(
    """
    The learned table has rows for the rest, but no text ever reached them. \
    The sine waves go on by themselves, to sums that the layers have never \
    seen. What this does not show: large models and real texts, where the \
    loss depends on what is said far back. These are two blocks, 33 words, \
    \(PositionTrials.seeds) seeds.
    """)
}
