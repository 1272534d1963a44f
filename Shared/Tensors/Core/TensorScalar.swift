/// A type that tensors can hold: `Float`, `Int` or `Bool`.
///
/// Float tensors carry activations and record gradients; Int tensors carry token ids and positions;
/// Bool tensors carry masks. The compiler keeps them apart, so an id cannot be passed as an activation.
public protocol TensorScalar: BitwiseCopyable, Sendable, Equatable {
  /// The name of the element type in prints.
  static var dtype: DType { get }
  /// The value that `zeros` fills with.
  static var zero: Self { get }
  /// The value that `ones` fills with.
  static var one: Self { get }
  /// Converts a number: Int truncates fractions, and Bool is true for everything but zero.
  init(converting value: Double)
  /// The value as a number; true is 1.
  var asDouble: Double { get }
}

/// Names the element type of a tensor, spelled as PyTorch prints it.
public enum DType: String, Sendable, CustomStringConvertible {
  case float32, int64, bool

  public var description: String { rawValue }
}

extension Float: TensorScalar {
  public static var dtype: DType { .float32 }
  public static var one: Float { 1 }
  public init(converting value: Double) { self = Float(value) }
  public var asDouble: Double { Double(self) }
}

extension Int: TensorScalar {
  public static var dtype: DType { .int64 }
  public static var one: Int { 1 }
  public init(converting value: Double) { self = Int(value) }
  public var asDouble: Double { Double(self) }
}

extension Bool: TensorScalar {
  public static var dtype: DType { .bool }
  public static var zero: Bool { false }
  public static var one: Bool { true }
  public init(converting value: Double) { self = value != 0 }
  public var asDouble: Double { self ? 1 : 0 }
}
