import Exercises
import Tensors

/// Compute how probable a model finds each response of a batch.
///
/// Book, section 7.9, its folder on DPO: `compute_logprobs`. A token's
/// log-probability is logSoftmax(logits)[target]. For each text, take the
/// mean over those of its tokens whose target is not −100; prompts and
/// padding are −100. Every text has one that counts. Logits
/// `[batch, tokens, vocabulary]`, targets `[batch, tokens]`, result
/// `[batch]`.
///
/// Example: logits of zeros for a vocabulary of 4 give −ln 4 for every
/// text, about −1.3863.
public func responseLogProbability(
  _ logits: Tensor<Float>, targets: Tensor<Int>
) throws -> Tensor<Float> {
  throw NotStarted()
}
