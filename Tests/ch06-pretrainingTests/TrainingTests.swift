import Architecture
import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Pretraining
import Tensors
import TestSupport
import Testing

@Suite("Training")
struct TrainingTests {
  private func makeTrainer(recipe: TrainingRecipe = TrainingRecipe()) throws -> Trainer {
    let model = smallModel()
    let optimizer = AdamW(model.parameters, learningRate: 3e-3, weightDecay: 0.1)
    return Trainer(model, on: try smallLoaders().training, optimizer: optimizer, recipe: recipe)
  }

  @Test("The plain loop lowers both losses and measures them as planned")
  func lowersLoss() throws {
    let model = smallModel()
    let loaders = try smallLoaders()
    let optimizer = AdamW(model.parameters, learningRate: 3e-3, weightDecay: 0.1)
    var samples: [String] = []
    var steps = 0
    let history = try train(
      model, on: loaders.training, validation: loaders.validation, optimizer: optimizer, epochs: 12,
      plan: smallPlan
    ) { event in
      switch event {
      case .step: steps += 1
      case .evaluation: break
      case .sample(_, let text): samples.append(text)
      }
    }
    #expect(steps == 12 * 7)
    #expect(history.steps == Array(stride(from: 0, to: 84, by: 5)))
    #expect(history.tokensSeen == history.steps.map { ($0 + 1) * 16 })
    #expect(samples.count == 12)
    let (first, last) = (try #require(history.entries.first), try #require(history.entries.last))
    #expect(last.losses.training < first.losses.training - 1)
    #expect(last.losses.validation < first.losses.validation - 1)
  }

  @Test("Evaluations and samples have a line for the log, steps have none")
  func logLines() {
    var history = TrainingHistory()
    #expect(TrainingEvent.step(3, loss: 1).logLine == nil)
    #expect(TrainingEvent.sample(epoch: 1, text: "a cat").logLine == "after epoch 2: a cat")
    let json =
      #"{"entries":[{"step":5,"epoch":0,"tokensSeen":9,"losses":{"training":1.5,"validation":2.25}}]}"#
    history = (try? JSONDecoder().decode(TrainingHistory.self, from: Data(json.utf8))) ?? history
    #expect(
      history.entries.map { TrainingEvent.evaluation($0).logLine }
        == ["epoch 1, step    5: training loss 1.500, validation loss 2.250"])
    history.entries[0].losses.training = -.nan
    #expect(TrainingEvent.evaluation(history.entries[0]).logLine?.contains("training loss nan, ") == true)
  }

  @Test("Without a recipe, a trainer computes the same bits as the plain loop")
  func trainerEqualsLoop() throws {
    let model = smallModel()
    let loaders = try smallLoaders()
    let history = try train(
      model, on: loaders.training, validation: loaders.validation,
      optimizer: AdamW(model.parameters, learningRate: 3e-3, weightDecay: 0.1), epochs: 2, plan: smallPlan)
    let trainer = try makeTrainer()
    try trainer.run(epochs: 2, validation: loaders.validation, plan: smallPlan)
    #expect(trainer.progress.history == history)
    expectSameParameters(trainer.model, model)
  }

  @Test(
    "A run that is saved, loaded into a new model and continued is bit-identical", arguments: [0, 3, 7, 10])
  func resume(pause: Int) throws {
    let recipe = TrainingRecipe.warmUpAndCosine(
      from: 1e-4, peak: 3e-3, to: 1e-5, warmUpSteps: 4, totalSteps: 21)
    let validation = try smallLoaders().validation
    let whole = try makeTrainer(recipe: recipe)
    try whole.run(epochs: 3, validation: validation, plan: smallPlan)

    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors")
    defer { try? FileManager.default.removeItem(at: file) }
    struct Pause: Error {}
    let first = try makeTrainer(recipe: recipe)
    if pause == 0 { try first.save(to: file) }
    try? first.run(epochs: 3, validation: validation, plan: smallPlan) { event in
      guard case .step = event, first.progress.step == pause else { return }
      try first.save(to: file)
      throw Pause()
    }
    let second = try makeTrainer(recipe: recipe)
    manualSeed(999)
    for parameter in second.model.parameters { parameter.value.fill(with: 0) }
    try second.restore(from: file)
    #expect(second.progress.step == pause)
    try second.run(epochs: 3, validation: validation, plan: smallPlan)

    #expect(second.progress == whole.progress)
    expectSameParameters(second.model, whole.model)
  }

  @Test("A checkpoint of another model is refused with an error that names the file")
  func otherModel() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors")
    defer { try? FileManager.default.removeItem(at: file) }
    try makeTrainer().save(to: file)
    let model = smallModel(contextLength: 4)
    let other = Trainer(
      model, on: try smallLoaders().training, optimizer: AdamW(model.parameters, learningRate: 1e-3))
    let error = #expect(throws: FileError.self) { try other.restore(from: file) }
    #expect(error?.description.contains(file.path) == true)
    #expect(other.progress.step == 0)
  }

  @Test("Counts in a checkpoint that would overflow are refused", arguments: ["step", "tokensSeen", "epoch"])
  func impossibleCounts(_ name: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors")
    defer { try? FileManager.default.removeItem(at: file) }
    let trainer = try makeTrainer()
    var progress = ["step": 0, "tokensSeen": 0, "epoch": 0]
    progress[name] = .max
    struct Saved: Encodable {
      struct Progress: Encodable {
        var step, tokensSeen, epoch: Int
        var history = TrainingHistory()
      }
      var progress: Progress
    }
    let saved = Saved(
      progress: .init(
        step: progress["step"]!, tokensSeen: progress["tokensSeen"]!, epoch: progress["epoch"]!))
    try Checkpoint.save(model: trainer.model, optimizer: trainer.optimizer, extra: saved, to: file)
    let error = #expect(throws: FileError.self) { try trainer.restore(from: file) }
    #expect(error?.description.contains("impossible count") == true)
  }

  /// An infinite learning rate makes the parameters, and so the second loss, NaN.
  @Test("Training stops at the first loss that is not finite, and names the step")
  func divergence() throws {
    let loaders = try smallLoaders()
    let model = smallModel()
    let optimizer = SGD(model.parameters, learningRate: .infinity)
    var steps: [Int] = []
    let error = #expect(throws: NonFiniteLoss.self) {
      try train(
        model, on: loaders.training, validation: loaders.validation, optimizer: optimizer, epochs: 2,
        plan: EvaluationPlan(interval: 100, batches: 1, prompt: "the ", tokenizer: byteTokenizer)
      ) { event in
        if case .step(let step, _) = event { steps.append(step) }
      }
    }
    #expect(steps == [0])
    #expect(error?.stepsDone == 1)
    #expect(error?.description.hasPrefix("the loss of step 1 (counted from 0) is not a number (nan)") == true)
  }

  @Test("A trainer stops before the step whose loss is not finite changes anything")
  func trainerStops() throws {
    let trainer = try makeTrainer()
    _ = try trainer.step()
    let bias = try #require(trainer.model.parameters.last)
    bias.value.fill(with: .infinity)
    let before = trainer.model.parameters[0].value.scalars
    #expect(throws: NonFiniteLoss.self) { try trainer.step() }
    #expect(trainer.progress.step == 1)
    #expect(trainer.model.parameters[0].value.scalars == before)
  }

  @Test("Two hundred steps leave no graph behind")
  func noLeak() throws {
    let trainer = try makeTrainer()
    let before = liveGraphNodes
    #expect(before >= trainer.model.parameters.count)
    var made = 0
    while made < 200 { if try trainer.step() != nil { made += 1 } }
    #expect(liveGraphNodes == before)
  }

  @Test("Learning rates are the book's, step for step")
  func learningRates() {
    let steps = golden("warmup-steps").outputs
    let (total, warmUp) = (steps["total_steps"].int, steps["warmup_steps"].int)
    #expect(Int(0.2 * Double(total)) == warmUp)
    for (id, output) in [("warmup-rates", "cosine"), ("training-rates", "lr")] {
      let entry = golden(id)
      let recipe = TrainingRecipe.warmUpAndCosine(
        from: entry.params["initial_lr"].double, peak: entry.params["peak_lr"].double,
        to: entry.params["min_lr"].double, warmUpSteps: warmUp, totalSteps: total)
      let expected = entry.outputs[output].list.map(\.double)
      #expect(expected.count == total)
      for (step, rate) in expected.enumerated() {
        expectClose(recipe.schedule?(step) ?? .nan, to: rate, absolute: 0, relative: 1e-12, "\(id) \(step)")
      }
    }
    let linear = Schedule.linear(from: 0.0001, to: 0.01, steps: warmUp)
    for (step, rate) in golden("warmup-rates").outputs["linear"].list.map(\.double).enumerated() {
      expectClose(linear(step), to: rate, absolute: 0, relative: 1e-12, "linear \(step)")
    }
  }

  @Test("The trainer follows the schedule and clips from the end of the warm-up on")
  func recipe() throws {
    let recipe = TrainingRecipe.warmUpAndCosine(
      from: 1e-4, peak: 3e-3, to: 1e-5, warmUpSteps: 3, totalSteps: 7, maximumGradientNorm: 0.01)
    #expect(recipe.firstClippedStep == 3)
    let trainer = try makeTrainer(recipe: recipe)
    var norms: [Double] = []
    var rates: [Double] = []
    while try trainer.step() != nil {
      rates.append(trainer.optimizer.learningRate)
      let squares = trainer.model.parameters.compactMap { $0.gradient?.norm().item }
      norms.append(squares.reduce(0) { $0 + Double($1 * $1) }.squareRoot())
    }
    #expect(norms.count == 7)
    #expect(norms.prefix(3).allSatisfy { $0 > 0.1 })
    #expect(norms.dropFirst(3).allSatisfy { $0 < 0.0101 })
    #expect(rates == (0..<7).map { recipe.schedule?($0) })
    let late = TrainingRecipe.warmUpAndCosine(
      from: 1e-4, peak: 3e-3, to: 1e-5, warmUpSteps: 3, totalSteps: 7, clipsOneStepLate: true)
    #expect(late.firstClippedStep == 4)
  }

  @Test("The loss of a loader is the mean over its batches, or over the first few")
  func loaderLosses() throws {
    let model = smallModel()
    model.eval()
    let loader = try smallLoaders().validation
    let losses = noGrad { loader.map { Double(batchLoss(of: model, on: $0).item) } }
    #expect(losses.count == 2)
    expectClose(loaderLoss(of: model, on: loader), to: (losses[0] + losses[1]) / 2)
    expectClose(loaderLoss(of: model, on: loader, batches: 1), to: losses[0])
    expectClose(loaderLoss(of: model, on: loader, batches: 99), to: (losses[0] + losses[1]) / 2)
    #expect(!batchLoss(of: smallModel(), on: loader.first { _ in true }!).item.isNaN)
  }

  @Test("Losses are measured without dropout, and training continues with it")
  func evaluation() throws {
    let model = smallModel(dropout: 0.5)
    let loader = try smallLoaders().validation
    let losses = evaluate(model, training: loader, validation: loader, batches: 2)
    #expect(model.isTraining)
    #expect(losses.training == losses.validation)
    model.eval()
    #expect(losses.validation == loaderLoss(of: model, on: loader))
  }

  @Test("The largest gradient is the largest element of all gradients, or nil without any")
  func largestGradient() throws {
    let layer = Linear(inputSize: 2, outputSize: 2, hasBias: false)
    #expect(findLargestGradient(in: layer) == nil)
    (layer(Tensor([[1.0, 3.0]])) * Tensor([2.0, -5.0])).sum().backward()
    #expect(findLargestGradient(in: layer) == 6)
  }

  private func expectSameParameters(
    _ a: GPTModel, _ b: GPTModel, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (mine, theirs) in zip(a.namedParameters, b.namedParameters) {
      #expect(
        mine.parameter.value.scalars.map(\.bitPattern) == theirs.parameter.value.scalars.map(\.bitPattern),
        "\(mine.name)", sourceLocation: sourceLocation)
    }
  }
}
