import Architecture
import Foundation
import ModelFiles
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Book 5.4: the weights in a file.
func saveWeights(
  _ notebook: Notebook, _ setup: TrainingSetup, _ model: GPTModel,
  in folder: URL
) throws {
  let tokenizer = setup.tokenizer
  model.eval()

  notebook.cell(
    "5.4 Saving and loading the weights",
    """
    The weights are written to a safetensors file by name, and loaded into \
    a model that has other weights. Both models then give the same logits, \
    bit for bit.
    """)
  let file = folder.appending(path: "model.safetensors")
  try WeightFile(tensors: model.stateDictionary).write(to: file)
  let loaded = GPTModel(setup.configuration)
  try loaded.load(WeightFile(contentsOf: file).tensors)
  loaded.eval()
  let ids = try tokenIDs(of: setup.plan.prompt, by: tokenizer)
  let (before, after) = noGrad { (model(ids), loaded(ids)) }
  let size = try Data(contentsOf: file).count
  notebook.show("bytes in the file", size)
  notebook.show("four for each parameter", 4 * model.parameterCount)
  notebook.claim(
    "the loaded model gives the same logits, bit for bit",
    before.scalars == after.scalars)
}

/// Book 5.4: resuming as if nothing had happened.
func resumeTraining(
  _ notebook: Notebook, _ setup: TrainingSetup, in folder: URL
) throws {
  notebook.cell(
    "5.4 Resuming a run",
    """
    To resume, AdamW also needs its running means, or it starts over. This \
    checkpoint saves the random generator and the place in the data as \
    well. So a run of six steps and a run that is saved after three and \
    continued by another model end with the same weights, bit for bit. One \
    narrow block with dropout is enough to show it.
    """)
  let narrow = GPTConfiguration(
    vocabularySize: setup.configuration.vocabularySize,
    contextLength: setup.configuration.contextLength,
    embeddingWidth: 64, headCount: 4, layerCount: 1, dropout: 0.1)
  let file = folder.appending(path: "checkpoint.safetensors")
  func weightsAfterSixSteps(resuming: Bool) throws -> [[Float]] {
    let model = GPTModel(narrow)
    let optimizer = AdamW(model.parameters, weightDecay: 0.1)
    let trainer = Trainer(model, on: setup.training, optimizer: optimizer)
    if resuming { try trainer.restore(from: file) }
    while trainer.progress.step < 6 {
      _ = try trainer.step()
      let isHalfWay = trainer.progress.step == 3
      if !resuming, isHalfWay { try trainer.save(to: file) }
    }
    return model.parameters.map(\.value.scalars)
  }
  let inOneGo = try weightsAfterSixSteps(resuming: false)
  let resumed = try weightsAfterSixSteps(resuming: true)
  notebook.claim(
    "the same weights as without the interruption", inOneGo == resumed)
}

/// Book 5.4, exercise 5.4: more training for a trained model.
func trainOn(
  _ notebook: Notebook, _ setup: TrainingSetup, _ trained: GPTModel
) throws {
  notebook.cell(
    "5.4 Exercise 5.4: train on",
    """
    A copy of the trained model trains for a few more steps, with a new \
    optimiser and a tenth of the learning rate. Smaller steps settle what \
    larger ones kept disturbing.
    """)
  let model = GPTModel(setup.configuration)
  try model.load(trained.stateDictionary)
  let optimizer = AdamW(
    model.parameters, learningRate: setup.learningRate / 10,
    weightDecay: 0.1)
  let trainer = Trainer(model, on: setup.training, optimizer: optimizer)
  func losses() -> EvaluationLosses {
    evaluate(
      model, training: setup.training, validation: setup.validation,
      batches: 5)
  }
  let before = losses()
  let steps = min(40, setup.training.count)
  while trainer.progress.step < steps { _ = try trainer.step() }
  let after = losses()
  var table = Table(["", "training", "validation"])
  for (name, losses) in [
    ("before", before), ("after \(steps) steps", after),
  ] {
    table.append([
      name, losses.training.decimals(3), losses.validation.decimals(3),
    ])
  }
  notebook.show("loss", table)
}
