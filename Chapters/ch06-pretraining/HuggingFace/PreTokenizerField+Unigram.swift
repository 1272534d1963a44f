import Files
import Tokenizing

extension PreTokenizerField {
  /// Returns the steps after which `Unigram` cuts a text into the same
  /// words.
  func stepsForUnigram() throws -> [TextStep] {
    let field = "pre_tokenizer"
    if type == "Sequence", let parts, parts.count == 2,
      parts[0].type == "WhitespaceSplit"
    {
      try parts[1].checkMetaspace("\(field).pretokenizers[1]")
      return [TextSteps.joinedWords]
    }
    try checkMetaspace(field)
    return []
  }

  private func checkMetaspace(_ field: String) throws {
    guard type == "Metaspace" else {
      throw unsupported("\(field).type", quoted(type))
    }
    guard replacement ?? "▁" == "▁" else {
      throw unsupported("\(field).replacement", quoted(replacement!))
    }
    guard addsPrefixSpace ?? true else {
      throw unsupported("\(field).add_prefix_space", "false")
    }
    guard prependScheme ?? "always" == "always" else {
      throw unsupported("\(field).prepend_scheme", quoted(prependScheme!))
    }
    guard splits ?? true else {
      throw unsupported("\(field).split", "false")
    }
  }
}
