import Architecture
import Tensors

/// A continuation found by beam search.
public struct Beam {
  /// The text that was continued, and its continuation: `[1, tokens]`.
  public var ids: Tensor<Int>
  /// The logarithm of the continuation's probability under the model.
  public var logProbability: Float
  /// Whether the end token has come; it is not part of `ids`.
  public var isFinished = false
  /// What the model has read of `ids`.
  var cache = KeyValueCache()
}

/// Finds likely continuations of `ids` `[1, tokens]` by up to `count`
/// tokens, the likeliest first.
///
/// Greedy search commits to the best next token. A beam keeps the `width`
/// best texts so far and extends all of them, so a less likely first word
/// can still win. Width 1 is greedy search. A wider beam nearly always
/// finds a text at least as likely, but only unlimited width guarantees it.
///
/// Notes, page 6. Traps unless there is one text, it has a token, and
/// `width` is at least 1.
public func beamSearch(
  with model: GPTModel, from ids: Tensor<Int>, count: Int, width: Int,
  endToken: Int? = nil, file: StaticString = #fileID, line: UInt = #line
) -> [Beam] {
  precondition(
    width >= 1, "beamSearch: a beam of width \(width)", file: file,
    line: line)
  precondition(
    ids.shape[0] == 1, "beamSearch: a batch of \(ids.shape[0]) texts",
    file: file, line: line)
  checkPrompt(ids, of: "beamSearch", file: file, line: line)
  return noGrad {
    var beams = [Beam(ids: ids, logProbability: 0)]
    for _ in 0..<count where !beams.allSatisfy(\.isFinished) {
      var candidates = beams.filter(\.isFinished)
      for beam in beams where !beam.isFinished {
        candidates += extensions(
          of: beam, with: model, width: width, endToken: endToken)
      }
      candidates.sort { $0.logProbability > $1.logProbability }
      beams = Array(candidates.prefix(width))
    }
    return beams
  }
}

/// The `width` likeliest continuations of a beam by one token.
private func extensions(
  of beam: Beam, with model: GPTModel, width: Int, endToken: Int?
) -> [Beam] {
  var cache = beam.cache
  let logProbabilities = model.nextTokenLogits(
    after: beam.ids, cache: &cache
  ).logSoftmax(along: -1)
  let (values, tokens) = logProbabilities.topk(
    min(width, logProbabilities.shape[1]))  // [1, width]
  return zip(values.scalars, tokens.scalars).map { value, token in
    let isFinished = token == endToken
    return Beam(
      ids: isFinished
        ? beam.ids : concatenated([beam.ids, Tensor([[token]])], along: 1),
      logProbability: beam.logProbability + value, isFinished: isFinished,
      cache: cache)
  }
}

/// Returns the log-probability of the tokens of `ids` `[1, tokens]` after
/// the first `prompt` ones.
///
/// Traps unless all but the last token fit into the context and `prompt` is
/// at least 1.
public func logProbability(
  of ids: Tensor<Int>, afterFirst prompt: Int, with model: GPTModel,
  file: StaticString = #fileID,
  line: UInt = #line
) -> Float {
  precondition(
    prompt >= 1 && prompt <= ids.shape[1],
    "logProbability: a prompt of \(prompt) of \(ids.shape[1]) tokens",
    file: file, line: line)
  return noGrad {
    // [1, tokens - 1, vocabulary]
    let logProbabilities = model(ids[0..., ..<(-1)]).logSoftmax(along: -1)
    let targets = ids[0..., 1...].unsqueezed(at: -1)  // [1, tokens - 1, 1]
    let chosen = logProbabilities.gathered(along: -1, at: targets)
      .flattened()  // [tokens - 1]
    return chosen[(prompt - 1)...].sum().item
  }
}
