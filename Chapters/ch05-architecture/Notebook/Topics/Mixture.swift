import ArchitectureTopics
import NeuralNetworks
import Notebooks
import Tensors

/// Mixture of experts: more parameters without more work for a token.
func mixture(_ notebook: Notebook) throws {
  oneExpert(notebook)
  try routedTraining(notebook)
  mixtureSizes(notebook)
}

private func oneExpert(_ notebook: Notebook) {
  notebook.cell(
    "Mixture of experts: one expert is the network",
    """
    Instead of one feed-forward network, a block has several. A router, a \
    small linear layer, scores them for each token, and the two best are \
    computed. Their outputs are added, with weights that sum to one. So with \
    a single expert nothing changes, whatever the router says.
    """)
  notebook.source(of: "MixtureOfExperts.callAsFunction")
  let network = GatedFeedForward(width: 16, hidden: 32)
  let x = Tensor<Float>.randn([2, 10, 16])  // [batch, tokens, width]
  let single = MixtureOfExperts(
    width: 16, experts: [network], chosenCount: 1)
  let same = MixtureOfExperts(
    width: 16, experts: [network, network, network, network],
    chosenCount: 2)
  let one = (single(x) - network(x)).abs().max().item
  let four = (same(x) - network(x)).abs().max().item
  notebook.show("one expert: largest difference from it", one)
  notebook.show("four equal experts", four)
  notebook.claim("with one expert, exactly the network", one == 0)
  notebook.claim("with four equal ones, up to rounding", four < 1e-6)
}

private let mixtureNote = """
  What this does not show: 4 experts and a second of training make no language \
  model. Real routers have hundreds of experts, and drop tokens when one is \
  full.
  """

private func routedTraining(_ notebook: Notebook) throws {
  notebook.cell(
    "Mixture of experts: who gets the tokens",
    """
    An expert that does well gets more tokens, learns from them, and does \
    better still. The balance loss works against that: it is 1 when all \
    experts get the same, and more otherwise. A character model with one \
    block of four experts is trained for 60 steps, without it and with \
    0.1 of it added to the loss, under three seeds each.
    """)
  notebook.source(of: "Routing.shares", "Routing.balanceLoss")
  let text = CharacterText(try trainingText())
  let training = ShortTraining(steps: 60)
  var table = Table(
    ["balance loss", "loss", "largest share"],
    numbers: ["loss", "largest share"])
  var charts: [BarChart] = []
  var sumsToOne = true
  for factor: Float in [0, 0.1] {
    var largest: [Double] = []
    let losses = forSeeds([1, 2, 3]) { seed in
      let experts = (0..<4).map { _ in
        GatedFeedForward(width: 32, hidden: 32)
      }
      let mixture = MixtureOfExperts(
        width: 32, experts: experts, chosenCount: 2)
      let model = smallModel(text, feedForward: mixture)
      let loss = training.heldOutLoss(of: model, on: text, seed: seed) {
        factor == 0 ? nil : mixture.routing.map { factor * $0.balanceLoss }
      }
      let shares = mixture.routing!.shares.scalars.map { Double($0) }
      largest.append(shares.max()!)
      sumsToOne = sumsToOne && abs(shares.reduce(0, +) - 1) < 1e-6
      if seed == 1 {
        charts.append(
          BarChart(
            "share of the choices, with \(factor) of the balance loss",
            labels: (1...4).map { "expert \($0)" }, values: shares,
            decimals: 3))
      }
      return loss
    }
    table.append([
      "\(factor)", "\(MeanAndSpread(losses))", "\(MeanAndSpread(largest))",
    ])
  }
  for chart in charts { notebook.plot(chart) }
  notebook.show("three seeds, held-out text", table)
  notebook.claim("the shares always sum to 1", sumsToOne)
  notebook.remark(mixtureNote)
}

private func mixtureSizes(_ notebook: Notebook) {
  notebook.cell(
    "Mixture of experts: active and total parameters, calculated",
    """
    The book's bonus material cuts a network of 14,336 hidden numbers, for \
    vectors of 7,168, into eight experts that together have as many \
    parameters. A token then uses two of the eight: a quarter of the work, \
    with all of the memory.
    """)
  notebook.source(of: "MixtureSizes")
  let sizes = MixtureSizes(
    width: 7168, cutting: 14336, expertCount: 8, chosenCount: 2)
  let dense = 3 * sizes.width * 14336
  notebook.compare("dense network", dense, book: 308_281_344)
  notebook.compare("hidden width of an expert", sizes.hidden, book: 1792)
  notebook.compare("one expert", sizes.expert, book: 38_535_168)
  notebook.compare("router", sizes.router, book: 57_344)
  notebook.compare("total", sizes.total, book: 308_338_688)
  notebook.compare("active for a token", sizes.active, book: 77_127_680)
  let counts = [2, 4, 8, 16, 32, 64, 128]
  let active = counts.map { count in
    MixtureSizes(
      width: 7168, cutting: 14336, expertCount: count, chosenCount: 2
    ).active
  }
  notebook.plot(
    BarChart(
      "active parameters in millions, two experts of …",
      labels: counts.map { "\($0)" },
      values: active.map { Double($0) / 1e6 }, decimals: 1))
}
