import Notebooks
import Sampling

extension TokenizedStory {
  /// What the ids of the story are compared with.
  var data: DataKind {
    hasBookIDs
      ? .book
      : isStandIn
        ? .standIn
        : .mixed(missing: "the-verdict.txt and GPT-2's vocab.bpe, both")
  }

  /// The text of each id.
  func words(_ ids: some Sequence<Int>) -> [String] {
    ids.map { tokenizer.decode([$0]) }
  }
}
