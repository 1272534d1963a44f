import Architecture

/// The pretrained models that chapters can be asked for with `--model`.
public enum PretrainedName: String, CaseIterable, Sendable {
  /// The small model of this project, which lies in `Data/gpt-small`.
  case standIn = "stand-in"
  case gpt2
  case gpt2Medium = "gpt2-medium"
  case gpt2Large = "gpt2-large"
  case gpt2XL = "gpt2-xl"

  /// The sizes of a published GPT-2, whose projections to queries, keys and values have a bias; nil for the
  /// stand-in, whose sizes are in its folder.
  public var publishedConfiguration: GPTConfiguration? {
    var configuration: GPTConfiguration
    switch self {
    case .standIn: return nil
    case .gpt2: configuration = .gpt124M
    case .gpt2Medium: configuration = .gpt355M
    case .gpt2Large: configuration = .gpt774M
    case .gpt2XL: configuration = .gpt1558M
    }
    configuration.hasQKVBias = true
    return configuration
  }
}
