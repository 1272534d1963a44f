import Architecture
import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors

extension GPTModel {
  /// Loads an adapter that PEFT (or `saveAdapter`) saved for a GPT-2.
  ///
  /// The model's LoRA layers are removed first, so adapters can be swapped;
  /// a head saved with the adapter replaces the model's. The adapter's
  /// dropout is not applied. Throws an error with the file and the field or
  /// tensor, and changes nothing, unless the model has every layer that the
  /// adapter names, in the right size. PEFT: `PeftModel.from_pretrained()`.
  public func loadAdapter(from folder: URL) throws {
    try finishReplacing(in: folder, last: AdapterSettings.fileName)
    let configurationFile = folder.appending(path: AdapterSettings.fileName)
    let settings = try AdapterSettings(contentsOf: configurationFile)
    let sites = AdapterSite.all(in: self).filter(settings.adapts)
    guard !sites.isEmpty else {
      throw FileError(
        "\"target_modules\" names no layer of this model: use GPT-2's names",
        file: configurationFile)
    }
    let file = folder.appending(path: "adapter_model.safetensors")
    var tensors = AdapterTensors(try WeightFile(contentsOf: file), of: file)
    let head = try tensors.takeHead(
      settings: settings, width: configuration.embeddingWidth)
    var replacements: [(site: AdapterSite, layers: [Linear])] = []
    do {
      for site in sites {
        let own = site.block == nil ? head.map { [$0] } : nil
        let linears = own ?? site.layers(in: self)
        let pair = try tensors.takePair(
          of: site, rank: settings.rank(of: site.name),
          factor: settings.factor(of: site.name),
          inputs: linears[0].inputSize,
          outputs: linears.map(\.outputSize).reduce(0, +))
        let adapted = zip(linears, pair.layers(for: linears)).map {
          LinearWithLoRA(Linear(sharing: $0), lora: $1)
        }
        replacements.append((site, adapted))
      }
    } catch let error as AdapterSettings.PatternError {
      throw FileError(error.problem, file: configurationFile)
    }
    try tensors.checkAllTaken()

    removeLoRA()
    if let head { outputHead = head }
    for (site, layers) in replacements {
      for (role, layer) in zip(site.roles, layers) {
        setLayer(layer, role: role, block: site.block)
      }
    }
  }
}

extension AdapterSettings {
  /// Returns whether the adapter has matrices for a site.
  fileprivate func adapts(_ site: AdapterSite) -> Bool {
    guard isTarget(site.name) else { return false }
    guard let blocks, let block = site.block else { return true }
    return blocks.contains(block)
  }
}

/// The tensors of an adapter file. Each is used once.
private struct AdapterTensors {
  private var tensors: [String: Tensor<Float>]
  /// The names of tensors that are not readable floating-point numbers.
  private let otherNames: [String]
  private let file: URL

  init(_ contents: WeightFile, of file: URL) {
    tensors = Dictionary(contents.tensors.map { ($0.name, $0.tensor) }) {
      first, _ in first
    }
    otherNames =
      contents.integers.map(\.name) + contents.otherTypes.map(\.name)
    self.file = file
  }

  /// Removes and returns the matrices of a site, and checks their shapes.
  mutating func takePair(
    of site: AdapterSite, rank: Int, factor: Double, inputs: Int,
    outputs: Int
  ) throws -> AdapterPair {
    AdapterPair(
      a: try take(site.aName, shape: [rank, inputs]),
      b: try take(site.bName, shape: [outputs, rank]),
      factor: factor)
  }

  /// Removes and returns a head, saved as a whole or as the base of LoRA
  /// matrices; nil if there is none.
  mutating func takeHead(settings: AdapterSettings, width: Int) throws
    -> Linear?
  {
    let isWhole = settings.savedModules.contains(AdapterSite.headName)
    let name =
      AdapterSite.prefix + AdapterSite.headName
      + (isWhole ? "" : ".base_layer")
    guard isWhole || tensors[name + ".weight"] != nil else { return nil }
    let outputs = tensors[name + ".weight"]?.shape.first ?? 0
    let weight = try take(name + ".weight", shape: [outputs, width])
    let hasBias = tensors[name + ".bias"] != nil
    let bias =
      hasBias ? try take(name + ".bias", shape: [outputs]).copied() : nil
    return Linear(weight: weight.copied(), bias: bias)
  }

  /// Throws if a tensor is left that no layer uses.
  func checkAllTaken() throws {
    guard let name = (tensors.keys + otherNames).min() else { return }
    throw FileError(
      "\(quoted(name)) belongs to no layer that adapter_config.json adapts: use the adapter's own model",
      file: file)
  }

  private mutating func take(
    _ name: String, shape: [Int]
  ) throws -> Tensor<Float> {
    guard let tensor = tensors.removeValue(forKey: name) else {
      guard !otherNames.contains(name) else {
        throw FileError(
          "\"\(name)\" is not F32, F16 or BF16: save the adapter in one of these types",
          file: file)
      }
      throw FileError(
        "\"\(name)\" is missing: get or save the adapter again", file: file)
    }
    guard tensor.shape == shape else {
      throw FileError(
        "\"\(name)\" has shape \(tensor.shape), but must have \(shape): "
          + "use the model that the adapter was made for", file: file)
    }
    return tensor
  }
}
