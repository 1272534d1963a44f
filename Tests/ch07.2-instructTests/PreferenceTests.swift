import Architecture
import Corpora
import Foundation
import InstructionTuning
import NeuralNetworks
import Tensors
import TestSupport
import Testing

/// The same tasks, answered politely and curtly.
private let somePreferences = someInstructions.map {
  Preference(
    instruction: $0.instruction, input: $0.input, output: $0.output, chosen: "Sure: \($0.output)",
    rejected: "\($0.output) Go!")
}

private func loader(batchSize: Int = 2, shuffles: Bool = false) -> PreferenceLoader {
  let dataset = PreferenceDataset(somePreferences, tokenizer: byteTokenizer, style: .phi3)
  return makePreferenceLoader(dataset, batchSize: batchSize, padding: 256, shuffles: shuffles)
}

@Suite("Long pairs")
struct LongPreferenceTests {
  @Test("A pair of which cutting leaves no response is left out")
  func longPairs() {
    let pairs = [("short", "Yes."), (String(repeating: "long ", count: 40), "No.")].map { task, answer in
      Preference(instruction: task, input: "", output: answer, chosen: answer, rejected: "Hm.")
    }
    let dataset = PreferenceDataset(pairs, tokenizer: byteTokenizer, style: .phi3)
    let loader = makePreferenceLoader(
      dataset, batchSize: 2, padding: 256, allowedLength: 100, shuffles: false)
    #expect(loader.map { $0.chosen.inputs.shape[0] } == [1])
    #expect(makePreferenceLoader(dataset, batchSize: 2, padding: 256, shuffles: false).dataset.count == 2)
  }
}

@Suite("Preference batches")
struct PreferenceBatchTests {
  @Test("Only responses and their end tokens are targets")
  func targets() {
    let batch = Array(loader())[0]
    for (side, responses) in [
      (batch.chosen, somePreferences.map(\.chosen)), (batch.rejected, somePreferences.map(\.rejected)),
    ] {
      #expect(side.inputs.shape == side.targets.shape)
      for row in 0..<2 {
        let kept = side.targets[row].scalars.filter { $0 != ignoredTarget }
        #expect(kept.last == 256)
        #expect(byteTokenizer.decode(kept.dropLast()) == responses[row])
      }
    }
  }
}

@Suite("Log-probabilities of responses")
struct ResponseLogProbabilityTests {
  @Test("They are sums or means of log-softmax at the targets that are not ignored")
  func stepByStep() {
    let model = smallModel()
    model.eval()
    let batch = Array(loader(batchSize: 4))[0].chosen
    let logarithms = noGrad { model(batch.inputs).logSoftmax(along: -1) }  // [4, tokens, vocabulary]
    let sums = noGrad { responseLogProbabilities(of: model, on: batch, averaged: false) }
    let means = noGrad { responseLogProbabilities(of: model, on: batch) }
    #expect(sums.shape == [4] && means.shape == [4])
    for row in 0..<4 {
      let targets = batch.targets[row].scalars
      let chosen = targets.indices.filter { targets[$0] != ignoredTarget }.map {
        logarithms[row, $0, targets[$0]].item
      }
      let sum = chosen.reduce(0, +)
      expectClose(Double(sums[row].item), to: Double(sum), absolute: 1e-4)
      expectClose(Double(means[row].item), to: Double(sum / Float(chosen.count)), absolute: 1e-5)
    }
  }

  @Test("The book's example: gathered log-probabilities equal cross entropy")
  func bookExample() {
    let logits = Tensor<Float>([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
    let targets = Tensor([0, 2])
    let gathered = -logits.logSoftmax(along: 1).gathered(along: 1, at: targets.unsqueezed(at: 1)).mean()
    expectClose(Double(gathered.item), to: 1.4185, absolute: 5e-5)
    expectClose(logits.crossEntropy(targets: targets), to: gathered)
  }
}

@Suite("DPO")
struct PreferenceLossTests {
  @Test(
    "If the policy is the reference, the loss is ln 2 and all rewards are 0", arguments: [true, false])
  func startsAtLogTwo(averaged: Bool) {
    let model = smallModel()
    model.eval()
    for batch in loader() {
      let loss = PreferenceLoss(of: model, reference: model, on: batch, averaged: averaged)
      #expect(loss.value.item == Float(log(2.0)))
      #expect(loss.margin == 0 && loss.accuracy == 0)
      #expect((loss.chosenRewards.scalars + loss.rejectedRewards.scalars).allSatisfy { $0 == 0 })
    }
  }

  @Test("Loss, rewards and gradient follow the paper's formula")
  func formula() throws {
    let beta = 0.3
    let chosen = Tensor<Float>([-1.0, -2.5]).requiringGradient()
    let rejected = Tensor<Float>([-1.5, -0.5]).requiringGradient()
    let loss = PreferenceLoss(
      chosen: chosen, rejected: rejected, referenceChosen: Tensor([-1.2, -2.0]),
      referenceRejected: Tensor([-1.4, -0.7]), beta: Float(beta))
    loss.value.backward()
    let margins = [0.2 + 0.1, -0.5 - 0.2]
    let expected = margins.map { -log(1 / (1 + exp(-beta * $0))) }
    expectClose(Double(loss.value.item), to: (expected[0] + expected[1]) / 2)
    expectClose(loss.chosenRewards, to: Tensor([0.06, -0.15]))
    expectClose(loss.rejectedRewards, to: Tensor([-0.03, 0.06]))
    expectClose(Double(loss.margin), to: beta * (margins[0] + margins[1]) / 2)
    #expect(loss.accuracy == 0.5)
    let slopes: [Float] = margins.map { Float(-beta / (1 + exp(beta * $0)) / 2) }
    expectClose(try #require(chosen.gradient), to: Tensor(slopes))
    expectClose(try #require(rejected.gradient), to: -Tensor(slopes))
  }

  @Test("The loss is finite for margins of any size")
  func extremes() {
    for margin: Float in [-1e4, 1e4] {
      let zero = Tensor<Float>([0.0])
      let loss = PreferenceLoss(
        chosen: Tensor([margin]), rejected: zero, referenceChosen: zero, referenceRejected: zero, beta: 1)
      expectClose(Double(loss.value.item), to: Double(max(-margin, 0)))
    }
  }

  @Test("Training on pairs lowers the loss, separates the rewards and does not change the reference")
  func training() throws {
    let (policy, reference) = (smallModel(), smallModel())
    reference.eval()
    let before = reference.parameters.map(\.value.scalars)
    let optimizer = AdamW(policy.parameters, learningRate: 3e-3, weightDecay: 0)
    var losses: [Float] = []
    for _ in 0..<10 {
      try trainOnPreferences(
        policy, reference: reference, on: loader(shuffles: true), validation: loader(), optimizer: optimizer,
        beta: 0.5
      ) { _, loss in losses.append(loss) }
    }
    let measure = PreferenceMeasure(of: policy, reference: reference, on: loader(), beta: 0.5)
    #expect(losses.count == 20)
    #expect(losses[0] == Float(log(2.0)))
    #expect(measure.loss < 0.4)
    #expect(measure.margin > 0.5)
    #expect(measure.accuracy == 1)
    #expect(reference.parameters.map(\.value.scalars) == before)
    #expect(reference.parameters.allSatisfy { $0.gradient == nil })
  }

  @Test("Measurements are made before the first step, at intervals, and after the last step")
  func history() throws {
    let (policy, reference) = (smallModel(), smallModel())
    reference.eval()
    let optimizer = AdamW(policy.parameters, learningRate: 1e-3)
    let history = try trainOnPreferences(
      policy, reference: reference, on: loader(batchSize: 1), validation: loader(), optimizer: optimizer,
      interval: 2, steps: 3)
    #expect(history.entries.map(\.stepsDone) == [0, 2, 3])
    #expect(history.entries[0].measure.margin == 0)
    #expect(history.entries[0].measure.loss == Double(Float(log(2.0))))
  }
}
