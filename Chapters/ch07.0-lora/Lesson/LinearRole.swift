import Architecture
import NeuralNetworks
import SelfAttention

/// What a linear layer does in a GPT, in the order in which the model computes with them.
public enum LinearRole: String, CaseIterable, Sendable {
  /// The projection to queries.
  case query
  /// The projection to keys.
  case key
  /// The projection to values.
  case value
  /// The projection after the heads are merged.
  case attentionOutput
  /// The first layer of the feed-forward network, to four times the width.
  case widening
  /// The second layer of the feed-forward network, back to the width.
  case narrowing
  /// The layer that makes logits of the last block's output.
  case outputHead

  /// All roles that a layer of a block can have.
  static let ofBlocks = allCases.filter { $0 != .outputHead }
}

/// One linear layer of a GPT.
public struct LinearPlace {
  public let role: LinearRole
  /// The number of the block, or nil for the output head.
  public let block: Int?
  public let layer: Linear
}

extension GPTModel {
  /// All linear layers: those of the blocks in order, then the output head.
  public var linearPlaces: [LinearPlace] {
    let inBlocks = blocks.enumerated().flatMap { index, block in
      LinearRole.ofBlocks.map { LinearPlace(role: $0, block: index, layer: block[$0]) }
    }
    return inBlocks + [LinearPlace(role: .outputHead, block: nil, layer: outputHead)]
  }

  /// Puts what `replacement` makes of it into the place of every linear layer that has one of the roles.
  public func replaceLinearLayers(
    _ roles: Set<LinearRole> = Set(LinearRole.allCases), by replacement: (Linear) -> Linear
  ) {
    for place in linearPlaces where roles.contains(place.role) {
      setLayer(replacement(place.layer), role: place.role, block: place.block)
    }
  }

  /// Puts a layer into a place.
  func setLayer(_ layer: Linear, role: LinearRole, block: Int?) {
    if let block { blocks[block][role] = layer } else { outputHead = layer }
  }

  /// Returns the layer in a place.
  func layer(role: LinearRole, block: Int?) -> Linear {
    block.map { blocks[$0][role] } ?? outputHead
  }
}

extension TransformerBlock {
  /// The linear layer with this role; traps for the output head, which is in no block.
  subscript(role: LinearRole) -> Linear {
    get {
      switch role {
      case .query: attention.query
      case .key: attention.key
      case .value: attention.value
      case .attentionOutput: attention.output
      case .widening: feedForwardLayer(at: 0)
      case .narrowing: feedForwardLayer(at: 2)
      case .outputHead: preconditionFailure("TransformerBlock: the output head is in no block")
      }
    }
    set {
      switch role {
      case .query: attention.query = newValue
      case .key: attention.key = newValue
      case .value: attention.value = newValue
      case .attentionOutput: attention.output = newValue
      case .widening: feedForward.layers.layers[0] = newValue
      case .narrowing: feedForward.layers.layers[2] = newValue
      case .outputHead: preconditionFailure("TransformerBlock: the output head is in no block")
      }
    }
  }

  private func feedForwardLayer(at index: Int) -> Linear {
    guard let layer = feedForward.layers.layers[index] as? Linear else {
      preconditionFailure("TransformerBlock: layer \(index) of the feed-forward network is not linear")
    }
    return layer
  }
}
