import Architecture
import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors
import Tokenizing

extension GPTModel {
  /// Saves the model to a folder in the format of Hugging Face's libraries:
  /// `model.safetensors`, `config.json` and the tokenizer's files.
  /// `PretrainedModel.load(folder:)` reads them back.
  ///
  /// The folder is created if necessary, and other files in it stay. If
  /// anything fails, an older model in it is unchanged. Projections without
  /// a bias get one of zeros, which changes nothing. An output layer equal
  /// to the token embeddings is saved as tied to them.
  ///
  /// - Parameters:
  ///   - tokenizer: The model's tokenizer; nil leaves its files out.
  ///   - precision: The number format of the file.
  ///   - addFiles: Writes further files that are replaced together with the
  ///     model's. It gets the folder of the new files, from which the model
  ///     can already be loaded.
  /// - Throws: `FileError` if the model has parameters that GPT-2 does not
  ///   have, such as adapters or another head, or if a file cannot be
  ///   written.
  public func save(
    to folder: URL, tokenizer: BytePairEncoding?,
    as precision: WeightPrecision = .float32,
    adding addFiles: (URL) throws -> Void = { _ in }
  ) throws {
    let isTied = hasTiedHead
    let weights = WeightFile(
      tensors: try gpt2Tensors(isTied: isTied), metadata: ["format": "pt"])
    let fields = configuration.gpt2Fields(
      isTied: isTied,
      endOfText: tokenizer?.endOfText ?? configuration.vocabularySize - 1,
      precision: precision)
    try replaceFiles(in: folder, last: PretrainedModel.configurationName) {
      draft in
      try weights.write(
        to: draft.appending(path: PretrainedModel.weightsName),
        as: precision)
      try tokenizer?.writeFiles(
        to: draft, contextLength: configuration.contextLength)
      try writeJSON(
        fields, to: draft.appending(path: PretrainedModel.configurationName)
      )
      try addFiles(draft)
    }
  }

  /// Whether the output layer equals the token embedding; they need not
  /// share memory.
  private var hasTiedHead: Bool {
    let (head, embeddings) = (
      outputHead.weight.detached(), embedding.token.weight.detached()
    )
    guard head.shape == embeddings.shape else { return false }
    return head.withBytes { a in
      embeddings.withBytes { b in
        memcmp(a.baseAddress!, b.baseAddress!, a.count) == 0
      }
    }
  }

  /// The parameters with GPT-2's names and shapes.
  private func gpt2Tensors(isTied: Bool) throws -> StateDictionary {
    let values = Dictionary(
      uniqueKeysWithValues: stateDictionary.map { ($0.name, $0.tensor) })
    let head = GPT2Tensor.head(of: configuration)
    let tensors = GPT2Tensor.all(of: configuration)
    let known = Set((tensors + [head]).flatMap(\.parameters))
    if let unknown = values.keys.filter({ !known.contains($0) }).min() {
      throw FileError(
        "the parameter \"\(unknown)\" does not belong to a GPT-2: merge adapters into the weights, and save "
          + "other models with WeightFile")
    }
    return try (isTied ? tensors : tensors + [head]).map { tensor in
      let joined = tensor.joined(from: values)
      guard joined.shape == tensor.shape else {
        throw FileError(
          "\(tensor.parameters.joined(separator: ", ")) would give \"\(tensor.name)\" the shape "
            + "\(joined.shape), but GPT-2 has \(tensor.shape): save other models with WeightFile"
        )
      }
      return (
        (tensor.name == head.name ? "" : "transformer.") + tensor.name,
        joined
      )
    }
  }
}

extension GPT2Tensor {
  /// Joins the parameters along the last axis. A bias that the model does
  /// not have is zero.
  fileprivate func joined(
    from values: [String: Tensor<Float>]
  ) -> Tensor<Float> {
    let parts = parameters.map { name in
      let value = values[name] ?? .zeros([shape[0] / parameters.count])
      return isTransposed ? value.transposed() : value
    }
    return parts.count == 1 ? parts[0] : concatenated(parts, along: -1)
  }
}
