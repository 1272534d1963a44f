import Architecture
import Foundation
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Book 5.2, first half: the model and the data to train it on.
func chooseSetup(
  _ notebook: Notebook, _ data: ChapterData
) throws -> TrainingSetup {
  notebook.cell(
    "5.2 What is trained here",
    """
    The book trains its 124 million parameters on a single story, which \
    takes minutes and results in a model that has memorised it (--size \
    book). The small size is a different experiment: a model with a \
    hundredth of the parameters, and a generated corpus with sixty times \
    as much text.
    """)
  let setup =
    try data.isBookSize ? TrainingSetup.book(data) : .small(seed: data.seed)
  let sizes = setup.configuration
  notebook.print(
    "vocabulary \(sizes.vocabularySize), context \(sizes.contextLength),",
    "dropout \(sizes.shortcutDropout)")
  notebook.print(
    "\(sizes.layerCount) blocks of width \(sizes.embeddingWidth)",
    "with \(sizes.headCount) heads")
  notebook.print(
    "\(setup.training.count) steps of \(setup.training.batchSize) texts",
    "in an epoch; epochs: \(setup.epochs)")
  return setup
}

/// What the runs of this chapter will cost on this machine.
func predictCost(_ notebook: Notebook, _ setup: TrainingSetup) throws {
  notebook.cell(
    "5.2 What it will cost",
    """
    Timing one step, one evaluated batch and one sample on a throw-away \
    model predicts the time of the whole run.
    """)
  let cost = try TrainingCost(measuring: setup)
  let training = cost.total(of: setup, epochs: setup.epochs)
  notebook.show("one step", cost.step.asDuration)
  notebook.show("training in book 5.2", "about \(training.asDuration)")
  if setup.isBookSize {
    let appendix = cost.total(of: setup, epochs: 15)
    notebook.show("training in appendix D", "about \(appendix.asDuration)")
  }
  notebook.show("memory", "\((cost.peakMemory / 1e9).decimals(1)) GB")
}

/// What the optimiser does, by hand.
func adamWByHand(_ notebook: Notebook) {
  notebook.cell(
    "5.2 What AdamW does with a gradient",
    """
    AdamW keeps two running means for every parameter: of its gradient, \
    and of the gradient's square. The first gives the direction, the root \
    of the second the scale, so parameters with small gradients move as \
    far as those with large ones. Dividing by 1 − βᵗ in step t corrects \
    the means for having started at zero. The weight decay λ shrinks the \
    parameter p a little at every step; η is the learning rate. Here are \
    three steps with the formulas beside the optimiser.
    """,
    formulas: .row(
      "m ←", .indexed("β", "1"), "m +", .parens("1 −", .indexed("β", "1")),
      "g"),
    .row(
      "v ←", .indexed("β", "2"), "v +", .parens("1 −", .indexed("β", "2")),
      .power("g", "2")),
    .row(
      "p ←", .parens("1 − η λ"), "p −", "η",
      .fraction(
        .row("m /", .parens("1 −", .power(.indexed("β", "1"), "t"))),
        over: .row(
          .root("v /", .parens("1 −", .power(.indexed("β", "2"), "t"))),
          "+ ε"))))
  let (rate, decay): (Float, Float) = (0.1, 0.1)
  let layer = Linear(weight: Tensor([[1.0, -2.0]]))
  let optimizer = AdamW(
    layer.parameters, learningRate: Double(rate), weightDecay: Double(decay)
  )
  var p = layer.weight.detached().copied()
  var (m, v) = (Tensor<Float>.zeros([1, 2]), Tensor<Float>.zeros([1, 2]))
  for step in 1...3 {
    optimizer.zeroGradients()
    layer(Tensor([[3.0, 0.5]])).pow(2).sum().backward()
    let g = layer.parameters[0].gradient!.copied()
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    let mean = m / (1 - pow(0.9, Float(step)))
    let meanSquare = v / (1 - pow(0.999, Float(step)))
    p = p * (1 - rate * decay) - rate * mean / (meanSquare.sqrt() + 1e-8)
    optimizer.step()
  }
  let byOptimizer = layer.weight.detached()
  notebook.show("by the formula", p)
  notebook.show("by AdamW", byOptimizer)
  notebook.claim(
    "both are the same up to rounding",
    (p - byOptimizer).abs().max().item < 1e-5)
}

/// Book 5.2: the training itself.
func trainModel(
  _ notebook: Notebook, _ setup: TrainingSetup
) throws -> TrainedModel {
  let log = TrainingLog(
    notebook, steps: setup.training.count * setup.epochs,
    samplingBy: setup.isBookSize ? nil : setup.plan)

  notebook.cell(
    "5.2 Training",
    """
    For every batch: clear the gradients, compute the loss, propagate \
    back, step. At intervals both losses are measured, and after each \
    epoch the model continues a prompt with its most likely tokens. \
    (report only keeps what happens on the way.)
    """)
  notebook.ask(
    "How small will the loss be, if guessing has ln(vocabulary)?")
  notebook.source(of: "train", "evaluate", "sampleText")
  let trained = try notebook.kept(
    "trained model", key: setup.key, save: saveModel, load: loadModel
  ) {
    notebook.manualSeed(123)
    let model = GPTModel(setup.configuration)
    let optimizer = AdamW(
      model.parameters, learningRate: setup.learningRate, weightDecay: 0.1)
    let history = try train(
      model, on: setup.training, validation: setup.validation,
      optimizer: optimizer, epochs: setup.epochs, plan: setup.plan,
      report: log.reporting(model))
    model.zeroGradients()  // they are no longer needed
    return TrainedModel(model: model, run: log.run(history))
  }
  let history = trained.run.history
  notebook.plot(
    loopFigure(
      setup.configuration, batchSize: setup.training.batchSize,
      steps: setup.training.count,
      parameterCount: trained.model.parameterCount))
  notebook.show("losses", losses(of: history))
  for (epoch, text) in zip(1..., trained.run.texts) {
    notebook.prose("After epoch \(epoch): \(text)")
  }

  notebook.cell(
    "5.2 A text at every stage",
    """
    How the model continued the same prompt on the way, always with its \
    most likely tokens. First come the frequent words, then phrases, then \
    sentences.
    """)
  let moments = trained.run.moments
  notebook.control(
    "after step", states: moments.map { "\($0.step)" },
    shown: moments.count - 1
  ) { state in
    let moment = moments[state]
    notebook.show("training loss", moment.losses.training.decimals(3))
    notebook.show("validation loss", moment.losses.validation.decimals(3))
    notebook.prose(moment.text)
  }

  notebook.cell(
    "5.2 The losses over the steps",
    """
    The training loss falls as the model learns its text. The validation \
    loss falls with it as long as what it learns applies to other text \
    too.
    """)
  let steps = history.steps.map(Double.init)
  notebook.plot(
    LinePlot(
      "Loss", xLabel: "step",
      series: [
        .init("training", x: steps, y: history.trainingLosses),
        .init("validation", x: steps, y: history.validationLosses),
      ]))
  notebook.show("tokens seen", history.tokensSeen.last ?? 0)

  notebook.cell(
    "5.2 The same as perplexity",
    """
    The notes plot e to the power of the loss, the number of tokens the \
    model still chooses between.
    """)
  var perplexities = Table(
    ["step", "training", "validation"],
    numbers: ["step", "training", "validation"])
  for entry in history.entries {
    let losses = [entry.losses.training, entry.losses.validation]
    perplexities.append(
      ["\(entry.step)"] + losses.map { exp($0).decimals(1) })
  }
  notebook.show("perplexity", perplexities)
  compareWithBook(notebook, setup, history)
  return trained
}

/// The training run, computed on a CPU, as the book's repository stored it
/// until October 2025.
private func compareWithBook(
  _ notebook: Notebook, _ setup: TrainingSetup, _ history: TrainingHistory
) {
  notebook.cell(
    "5.2 Beside the book's run",
    """
    The book's numbers come from another machine. Rounding differs, and \
    every step amplifies the difference, so only the first five \
    evaluations are compared, to the three printed decimals and half a \
    unit more.
    """)
  if setup.isBookRun {
    let table = losses(
      of: history, besideTraining: PrintedTrace.training,
      validation: PrintedTrace.validation)
    notebook.show("losses", table)
    notebook.compare(
      "training loss up to step 20",
      Array(history.trainingLosses.prefix(5)),
      book: Array(PrintedTrace.training.prefix(5)), decimals: 3,
      tolerance: 1e-3)
    notebook.compare(
      "validation loss up to step 20",
      Array(history.validationLosses.prefix(5)),
      book: Array(PrintedTrace.validation.prefix(5)), decimals: 3,
      tolerance: 1e-3)
  }
  if !setup.isBookRun {
    notebook.skipComparison("losses", because: needsBookRun)
  }
}
