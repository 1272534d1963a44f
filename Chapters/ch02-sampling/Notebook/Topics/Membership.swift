import Notebooks
import SamplingTopics
import Tensors

/// Whether overlapping windows leak more of a text.
func membership(_ notebook: Notebook) {
  let seeds = Array(
    notebook.seed(default: 1)..<notebook.seed(default: 1) + 4)

  notebook.cell(
    "Membership inference: what the stride repeats",
    """
    The text to protect is a phone book: nobody can guess a number, so a \
    model that completes one has seen it. With windows of 24 characters, \
    a stride of 1 asks for each character 24 times an epoch, once at every \
    place. A stride of 24 asks once, and cuts most lines in two; a stride \
    of 96 skips three quarters of the text.
    """)
  notebook.source(of: "StrideExperiment.targetCounts")
  let experiments = strides.map {
    StrideExperiment(stride: $0, seed: seeds[0])
  }
  let stream = experiments[0].book.stream
  let coverage = coverageTable(experiments)
  notebook.show("two lines", PhoneBook.text(Array(stream.prefix(33))))
  notebook.show("\(stream.count) characters", coverage)
  // the ends of the text are in fewer windows
  let most = experiments.map { $0.targetCounts.max() ?? 0 }
  notebook.claim(
    "an epoch asks for a character 24 / stride times, or once, exactly",
    most == strides.map { max(24 / $0, 1) })

  notebook.cell(
    "Membership inference: the leak, measured",
    """
    The notes cite a study by which a stride of four windows instead of \
    one halves verbatim leakage at almost no cost; we could not find it. \
    Here a GPT of one block is trained on twenty lines and attacked: its \
    loss must tell them from twenty others (0.5 is guessing), and it must \
    complete a number from the name. Four seeds draw lines and weights.
    """)
  notebook.source(of: "areaUnderCurve", "Leak.init")
  let steps = experiments[0].steps(epochs: 8)
  let equalSteps = strides.map { stride in
    leaks(stride: stride, seeds: seeds) { _ in steps }
  }
  let equalEpochs = strides.dropFirst().map { stride in
    leaks(stride: stride, seeds: seeds) { $0.steps(epochs: 8) }
  }
  let untrained = leaks(stride: 1, seeds: seeds) { _ in 0 }
  let rows = [untrained] + equalSteps
  notebook.show("the same number of steps", leakTable(rows))
  notebook.show(
    "eight epochs each", leakTable([equalSteps[0]] + equalEpochs))
  let guessed = equalSteps.joined().map(\.leak.guessed).reduce(0, +)
  notebook.show("numbers of other lines completed", guessed)
  let scores: [Double] = [3, 1, 4, 1.5, 5]
  let others: [Double] = [2, 1, 0.5]
  let area = areaUnderCurve(higher: scores, lower: others)
  let opposite = areaUnderCurve(higher: others, lower: scores)
  notebook.claim(
    "the area under the curve and that of the opposite sum to 1",
    area + opposite == 1)
  notebook.remark(
    verdict(
      experiments, epochs: [equalSteps[0]] + equalEpochs,
      steps: equalSteps))
  notebook.remark(
    """
    What this does not show: a large model, a text with few secrets in \
    much else, or an attack that compares with a second model.
    """)
}

private let strides = [1, 12, 24, 96]

private func coverageTable(_ experiments: [StrideExperiment]) -> Table {
  let titles = [
    "stride", "windows", "asked for", "never asked for", "whole lines",
  ]
  var table = Table(titles, numbers: Set(titles))
  for experiment in experiments {
    let counts = experiment.targetCounts
    table.append([
      "\(experiment.stride)", "\(experiment.windowCount)",
      "\(counts.max() ?? 0) ×",
      share(counts.count { $0 == 0 }, of: counts.count),
      "\(experiment.wholeLineCount) of \(StrideExperiment.lineCount)",
    ])
  }
  return table
}

private func leakTable(_ rows: [[Attack]]) -> Table {
  let titles = [
    "stride", "steps", "membership", "completed of 20", "loss on names",
  ]
  var table = Table(titles, numbers: Set(titles))
  for attacks in rows {
    table.append(
      ["\(attacks[0].stride)", "\(attacks[0].steps)"] + findings(attacks))
  }
  return table
}

/// Says what the numbers say.
private func verdict(
  _ experiments: [StrideExperiment], epochs: [[Attack]], steps: [[Attack]]
) -> String {
  let (one, full) = (completed(steps[0]), completed(steps[2]))
  let (sparse, brief) = (completed(steps[3]), completed(epochs[2]))
  let whole = experiments.map(\.wholeLineCount)
  let losses = [nameLoss(steps[2]), nameLoss(steps[3])]
  let first = """
    For the same number of steps, stride 1 gives away \(one) numbers, and \
    stride 24 gives away \(full): a difference \(compared(one, full)). \
    Of the lines, \(whole[0]) and \(whole[2]) stood whole in a window. For \
    the same number of epochs, stride 24 gives away \(brief), but it then \
    trains \(epochs[2][0].steps) steps instead of \(steps[0][0].steps).
    """
  let second = """
     From stride 24 to 96, the step of which the notes speak, the leak goes \
    to \(sparse): a difference \(compared(full, sparse)). \
    Only \(whole[3]) lines stood whole in a window, and the loss on names \
    goes from \(losses[0]) to \(losses[1]): the leak of a text that is not \
    read.
    """
  return first + second
}

private func compared(_ a: MeanAndSpread, _ b: MeanAndSpread) -> String {
  a.isApart(from: b) ? "beyond the spread" : "within the spread"
}
