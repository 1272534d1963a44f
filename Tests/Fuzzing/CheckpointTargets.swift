import Architecture
import Datasets
import Files
import Foundation
import NeuralNetworks
import Sampling
import Tensors

@testable import ModelFiles
@testable import Pretraining

/// Checkpoints, with their checksums computed again so that the fuzzer gets past them.
let checkpointTargets = [
  FuzzTarget(
    name: "checkpoint",
    seeds: {
      try ["SGD", "AdamW"].map { kind in
        let (model, optimizer) = smallTraining(kind)
        trainOnce(model, optimizer)
        return shortened(
          try Scratch.shared.bytes {
            try Checkpoint.save(model: model, optimizer: optimizer, extra: ["step": 1], to: $0)
          })
      }
    },
    read: { input in
      let checkpoint = try checked(input)
      _ = try checkpoint.extra(as: [String: Int].self)
      for kind in ["SGD", "AdamW"] {
        let (model, optimizer) = smallTraining(kind)
        do {
          try checkpoint.restore(model: model, optimizer: optimizer)
        } catch is FileError {
          continue
        }
        trainOnce(model, optimizer)
      }
    }, words: headerWords + ["optimizer.steps", "learningRate", "parameterCount", "checksum", "generator"]),
  FuzzTarget(
    name: "run",
    seeds: {
      try [false, true].map { isShuffled in
        let trainer = try smallTrainer(isShuffled: isShuffled)
        _ = try trainer.step()
        return shortened(try Scratch.shared.bytes { try trainer.save(to: $0, of: .tiny) })
      }
    },
    read: { input in
      let checkpoint = try checked(input)
      _ = try Trainer.run(of: checkpoint)
      for isShuffled in [false, true] {
        let trainer = try smallTrainer(isShuffled: isShuffled)
        try trainer.restore(from: checkpoint)
        for _ in 0..<3 { _ = try trainer.step() }
      }
    }, words: headerWords + ["batches", "isExhausted", "position", "tokensSeen", "epoch", "history"]),
]

private func smallTraining(_ kind: String) -> (Linear, Optimizer) {
  let model = Linear(inputSize: 2, outputSize: 1)
  return (
    model, kind == "SGD" ? SGD(model.parameters, learningRate: 0.1, momentum: 0.9) : AdamW(model.parameters)
  )
}

private func trainOnce(_ model: Linear, _ optimizer: Optimizer) {
  optimizer.zeroGradients()
  model(Tensor([[1, 2]])).sum().backward()
  optimizer.step()
}

private func smallTrainer(isShuffled: Bool) throws -> Trainer {
  let loader = try makeDataLoader(
    ids: (0..<13).map { $0 % 5 }, batchSize: 2, contextLength: 2, stride: 2, shuffles: isShuffled)
  let model = GPTModel(
    GPTConfiguration(
      vocabularySize: 5, contextLength: 2, embeddingWidth: 2, headCount: 1, layerCount: 1, dropout: 0))
  return Trainer(model, on: loader, optimizer: SGD(model.parameters, learningRate: 0.1))
}

// The state of a generator has 624 numbers and is most of a small checkpoint. An input has a word instead, as it has
// for the checksum, and the target replaces it by the state of a new generator.

private let placeholder = "GENERATOR"

/// Turns a checkpoint into an input.
private func shortened(_ file: Data) -> Data {
  let header = withoutLength(file)
  guard let start = header.firstRange(of: Data(#""generator":""#.utf8))?.upperBound,
    let end = header[start...].firstRange(of: Data(#"}","#.utf8))?.lowerBound
  else { preconditionFailure("a checkpoint has a generator") }
  return header[..<start] + Data(placeholder.utf8) + header[(end + 1)...]
}

/// Reads an input as a checkpoint with the right checksum.
private func checked(_ input: Data) throws -> Checkpoint {
  let url = Scratch.shared.url("checkpoint.safetensors")
  try withLength(input).write(to: url)
  var file = try WeightFile(contentsOf: url)
  if file.metadata["generator"] == placeholder { file.metadata["generator"] = newGenerator }
  file.metadata["checksum"] = file.checksum
  try file.write(to: url)
  return try Checkpoint(contentsOf: url)
}

private let newGenerator: String = {
  let state = try? JSONEncoder().encode(RandomGenerator(seed: 1).state)
  return String(decoding: state ?? Data(), as: UTF8.self)
}()
