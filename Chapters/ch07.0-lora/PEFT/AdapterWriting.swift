import Architecture
import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors

extension GPTModel {
  /// Saves the model's LoRA layers to a folder as PEFT does:
  /// adapter_model.safetensors and adapter_config.json.
  ///
  /// A new head, such as a classifier's, is saved too. Query, key and
  /// value, which are one layer in Hugging Face's GPT-2, are joined without
  /// loss, with three times the rank unless they share A. Throws an error
  /// with the file if it cannot be written; older files are then unchanged.
  /// Traps if the model has no LoRA layer. PEFT: `save_pretrained()`.
  ///
  /// - Parameter baseModel: The name of the base model. For information
  ///   only.
  public func saveAdapter(to folder: URL, baseModel: String? = nil) throws {
    let pairs = AdapterSite.all(in: self).compactMap { site in
      AdapterPair(joining: site.layers(in: self)).map {
        (site: site, pair: $0)
      }
    }
    precondition(
      !pairs.isEmpty, "saveAdapter: the model has no LoRA layers")
    var settings = AdapterSettings(
      describing: pairs, blockCount: blocks.count)
    settings.baseModel = baseModel
    var tensors = pairs.flatMap {
      [($0.site.aName, $0.pair.a), ($0.site.bName, $0.pair.b)]
    }
    if hasOwnHead {
      let isAdapted = outputHead is LinearWithLoRA
      if !isAdapted { settings.savedModules = [AdapterSite.headName] }
      let name =
        AdapterSite.prefix + AdapterSite.headName
        + (isAdapted ? ".base_layer" : "")
      tensors.append((name + ".weight", outputHead.weight.detached()))
      if let bias = outputHead.bias {
        tensors.append((name + ".bias", bias.detached()))
      }
    }
    try replaceFiles(in: folder, last: AdapterSettings.fileName) { draft in
      try WeightFile(tensors: tensors, metadata: ["format": "pt"])
        .write(to: draft.appending(path: "adapter_model.safetensors"))
      try settings.write(
        to: draft.appending(path: AdapterSettings.fileName))
    }
  }

  /// Whether the output head is not the pretrained one.
  private var hasOwnHead: Bool {
    outputHead.outputSize != configuration.vocabularySize
      || outputHead.bias != nil
  }
}

extension AdapterSettings {
  /// Describes pairs: the most frequent rank and alpha for all, and
  /// patterns for those that differ.
  init(
    describing pairs: [(site: AdapterSite, pair: AdapterPair)],
    blockCount: Int
  ) {
    let byKind = Dictionary(grouping: pairs, by: \.site.kind)
    let bySettings = Dictionary(grouping: pairs) {
      [Double($0.pair.rank), $0.pair.alpha]
    }
    // Among equally frequent ones, take the smallest rank, so that the same
    // layers give the same file.
    let frequent = bySettings.values.max {
      ($0.count, -$0[0].pair.rank, -$0[0].pair.alpha) < (
        $1.count, -$1[0].pair.rank, -$1[0].pair.alpha
      )
    }![0].pair
    self.init(rank: frequent.rank, alpha: frequent.alpha, targets: [])
    for (kind, group) in byKind.sorted(by: { $0.key < $1.key }) {
      let first = group[0]
      let isWhole =
        group.count == (first.site.block == nil ? 1 : blockCount)
      let isUniform = group.allSatisfy {
        $0.pair.rank == first.pair.rank && $0.pair.alpha == first.pair.alpha
      }
      targets += isWhole ? [kind] : group.map(\.site.name)
      for (site, pair) in isUniform ? [first] : group {
        let name = isUniform ? kind : site.name
        if pair.rank != rank { rankPattern[name] = pair.rank }
        if pair.alpha != alpha { alphaPattern[name] = pair.alpha }
      }
    }
  }
}
