import Files
import Foundation

/// The sizes of a Llama or Mistral, as its `config.json` has them.
public struct LlamaConfiguration: Equatable, Sendable {
  public var vocabularySize: Int
  public var contextLength: Int
  public var width: Int
  /// The numbers between the layers of a feed-forward network.
  public var hiddenWidth: Int
  public var layerCount: Int
  public var headCount: Int
  public var keyValueHeadCount: Int
  public var headSize: Int
  public var epsilon: Float
  public var rotaryBase: Float
  /// How many tokens attention sees, its own included: Mistral; nil: Llama.
  public var window: Int?

  public init(
    vocabularySize: Int, contextLength: Int, width: Int, hiddenWidth: Int,
    layerCount: Int, headCount: Int, keyValueHeadCount: Int, headSize: Int,
    epsilon: Float = 1e-5, rotaryBase: Float = 10_000, window: Int? = nil
  ) {
    self.vocabularySize = vocabularySize
    self.contextLength = contextLength
    self.width = width
    self.hiddenWidth = hiddenWidth
    self.layerCount = layerCount
    self.headCount = headCount
    self.keyValueHeadCount = keyValueHeadCount
    self.headSize = headSize
    (self.epsilon, self.rotaryBase) = (epsilon, rotaryBase)
    self.window = window
  }

  /// The number of parameters, counted on paper.
  public var parameterCount: Int {
    let projections = 2 * width * headSize * (headCount + keyValueHeadCount)
    let block = projections + 3 * width * hiddenWidth + 2 * width
    return 2 * vocabularySize * width + layerCount * block + width
  }

  /// The 7-billion models as they were published.
  public static let llama2 = LlamaConfiguration(
    vocabularySize: 32000, contextLength: 4096, width: 4096,
    hiddenWidth: 11008, layerCount: 32, headCount: 32,
    keyValueHeadCount: 32, headSize: 128)
  public static let mistral = LlamaConfiguration(
    vocabularySize: 32000, contextLength: 32768, width: 4096,
    hiddenWidth: 14336, layerCount: 32, headCount: 32,
    keyValueHeadCount: 8, headSize: 128, window: 4096)
}

extension LlamaConfiguration {
  /// Reads a `config.json` of transformers.
  ///
  /// Throws `FileError` with the field that is missing or wrong, or asks for
  /// something that `LlamaModel` does not compute.
  public init(contentsOf file: URL) throws {
    let bytes = try readFile(at: file.path)
    let fields: ConfigurationFields
    do {
      fields = try naming(file) {
        try decodeJSON(from: bytes, at: file.path)
      }
    } catch let error as DecodingError {
      throw FileError(
        "a field has the wrong type (\(error.place)): get the file again",
        file: file)
    }
    self = try naming(file) { try fields.configuration() }
  }

  /// The `config.json` that transformers reads.
  var fileContents: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return try encoder.encode(ConfigurationFields(self)) + Data("\n".utf8)
    }
  }
}

extension DecodingError {
  fileprivate var place: String {
    guard case .typeMismatch(_, let context) = self,
      let field = context.codingPath.first
    else { return "not an object" }
    return field.stringValue
  }
}
