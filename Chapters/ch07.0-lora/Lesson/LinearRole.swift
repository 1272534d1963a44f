import Architecture
import NeuralNetworks
import SelfAttention
import Tensors

/// The jobs that linear layers have in a GPT, in the order in which the
/// model applies them.
public enum LinearRole: String, CaseIterable, Sendable {
  /// The projections to queries, keys and values.
  case query, key, value
  /// The projection after the heads are merged.
  case attentionOutput
  /// The first layer of the feed-forward network, to four times the width.
  case widening
  /// The second layer of the feed-forward network, back to the width.
  case narrowing
  /// The layer that turns the last hidden states into logits.
  case outputHead

  /// Where a block keeps its layer with this role; nil for the output head,
  /// which is not in a block.
  var path: ReferenceWritableKeyPath<TransformerBlock, Linear>? {
    switch self {
    case .query: \.attention.query
    case .key: \.attention.key
    case .value: \.attention.value
    case .attentionOutput: \.attention.output
    case .widening: \.feedForward.widening
    case .narrowing: \.feedForward.narrowing
    case .outputHead: nil
    }
  }
}

/// A linear layer and where the model has it.
public struct LinearPlace {
  public let role: LinearRole
  /// The index of the block, or nil for the output head.
  public let block: Int?
  public let layer: Linear
}

extension GPTModel {
  /// All linear layers: those of each block in turn, then the output head.
  public var linearPlaces: [LinearPlace] {
    let inBlocks = blocks.enumerated().flatMap { index, block in
      LinearRole.allCases.compactMap { role in
        role.path.map {
          LinearPlace(role: role, block: index, layer: block[keyPath: $0])
        }
      }
    }
    return inBlocks + [
      LinearPlace(role: .outputHead, block: nil, layer: outputHead)
    ]
  }

  /// Replaces every linear layer that has one of the roles by what
  /// `replacement` makes of it.
  public func replaceLinearLayers(
    _ roles: Set<LinearRole> = Set(LinearRole.allCases),
    by replacement: (Linear) -> Linear
  ) {
    for place in linearPlaces where roles.contains(place.role) {
      setLayer(
        replacement(place.layer), role: place.role, block: place.block)
    }
  }

  /// Returns a block's layer with this role, or the output head.
  func layer(role: LinearRole, block: Int?) -> Linear {
    guard let block, let path = role.path else { return outputHead }
    return blocks[block][keyPath: path]
  }

  /// Replaces a block's layer with this role, or the output head.
  func setLayer(_ layer: Linear, role: LinearRole, block: Int?) {
    if let block, let path = role.path {
      blocks[block][keyPath: path] = layer
    } else {
      outputHead = layer
    }
  }
}

extension FeedForward {
  /// The first linear layer: `[outputs, inputs]` is `[4 · width, width]`.
  fileprivate var widening: Linear {
    get { linear(at: 0) }
    set { layers.layers[0] = newValue }
  }

  /// The second linear layer, behind GELU: `[width, 4 · width]`.
  fileprivate var narrowing: Linear {
    get { linear(at: 2) }
    set { layers.layers[2] = newValue }
  }

  private func linear(at index: Int) -> Linear {
    guard let layer = layers.layers[index] as? Linear else {
      preconditionFailure("FeedForward: layer \(index) is not linear")
    }
    return layer
  }
}
