import Architecture
import Foundation
import ModelFiles
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Section 5.4 and exercise 5.4: saving, loading, and resuming.
func saveAndResume(
  _ notebook: Notebook, _ setup: TrainingSetup, _ model: GPTModel
) throws {
  try notebook.withTemporaryFolder { folder in
    try saveWeights(notebook, setup, model, folder)
    try resumeTraining(notebook, setup, folder)
  }
  try trainOn(notebook, setup, model)
}

/// Section 5.4: the weights in a file.
private func saveWeights(
  _ notebook: Notebook, _ setup: TrainingSetup, _ model: GPTModel,
  _ folder: URL
) throws {
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
  let ids = try tokenIDs(of: setup.plan.prompt, by: setup.tokenizer)
  let (before, after) = noGrad { (model(ids), loaded(ids)) }
  notebook.show(
    "bytes",
    try FileManager.default.attributesOfItem(atPath: file.path)[.size] ?? 0)
  notebook.show("same logits", before.scalars == after.scalars)
}

/// Section 5.4: resuming as if nothing had happened.
private func resumeTraining(
  _ notebook: Notebook, _ setup: TrainingSetup, _ folder: URL
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
  var narrow = setup
  narrow.configuration = GPTConfiguration(
    vocabularySize: setup.configuration.vocabularySize,
    contextLength: setup.configuration.contextLength,
    embeddingWidth: 64, headCount: 4, layerCount: 1, dropout: 0.1)
  let file = folder.appending(path: "checkpoint.safetensors")
  func weightsAfterSixSteps(resuming: Bool) throws -> [[Float]] {
    let model = narrow.makeModel()
    let trainer = Trainer(
      model, on: setup.training, optimizer: narrow.makeOptimizer(for: model)
    )
    if resuming { try trainer.restore(from: file) }
    while trainer.progress.step < 6 {
      _ = try trainer.step()
      if !resuming, trainer.progress.step == 3 {
        try trainer.save(to: file)
      }
    }
    return model.parameters.map(\.value.scalars)
  }
  let isSame =
    try weightsAfterSixSteps(resuming: false)
    == weightsAfterSixSteps(resuming: true)
  notebook.show("the same weights as without the interruption", isSame)
}

/// Exercise 5.4: more training for a trained model.
private func trainOn(
  _ notebook: Notebook, _ setup: TrainingSetup, _ model: GPTModel
) throws {
  notebook.cell(
    "5.4 Exercise 5.4: train on",
    """
    The trained model trains for a few more steps, with a new optimiser \
    and a tenth of the learning rate. Smaller steps settle what larger \
    ones kept disturbing.
    """)
  let optimizer = setup.makeOptimizer(
    for: model, learningRate: setup.learningRate / 10)
  let trainer = Trainer(model, on: setup.training, optimizer: optimizer)
  let before = evaluate(
    model, training: setup.training, validation: setup.validation,
    batches: 5)
  while trainer.progress.step < min(40, setup.training.count) {
    _ = try trainer.step()
  }
  let after = evaluate(
    model, training: setup.training, validation: setup.validation,
    batches: 5)
  model.zeroGradients()
  for (label, losses) in [
    ("before", before), ("after \(trainer.progress.step) steps", after),
  ] {
    notebook.print(
      "\(label): training loss \(losses.training.decimals(3)), validation loss \(losses.validation.decimals(3))"
    )
  }
}
