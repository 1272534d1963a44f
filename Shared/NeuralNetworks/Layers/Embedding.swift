import Tensors

/// A table with a row for each id.
///
/// Rows are drawn from the standard normal distribution. The row at `paddingIndex`, if given, is zero and
/// stays zero in training. PyTorch: `torch.nn.Embedding`.
public final class Embedding: Module, TokenLayer {
  @Parameter public var weight: Tensor<Float>  // [entries, width]

  public let paddingIndex: Int?

  /// Makes a table of `count` rows of `width` numbers.
  public init(
    count: Int, width: Int, paddingIndex: Int? = nil,
    generator: RandomGenerator = .default
  ) {
    self.paddingIndex = paddingIndex
    weight = .randn([count, width], generator: generator)
    super.init()
    if let paddingIndex { _weight.value[paddingIndex] = Tensor(0) }
  }

  /// Looks ids up: `[…]` → `[…, width]`.
  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    weight.embedding(ids, paddingIndex: paddingIndex)
  }

  public override var details: String { "\(weight.shape[0]), \(weight.shape[1])" }
}
