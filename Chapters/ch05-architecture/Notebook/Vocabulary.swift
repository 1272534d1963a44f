import Corpora
import Notebooks
import Tokenizing

/// Why a text is not compared, and what to do about it.
let needsVocabulary =
  "put vocab.bpe of GPT-2 into a folder, and pass --data FOLDER or set LLM_DATA; it is at "
  + KnownFile.gpt2Merges.address

/// Returns GPT-2's tokenizer if its vocabulary is at hand.
func gpt2Tokenizer(_ notebook: Notebook) throws -> BytePairEncoding? {
  let preferred = try BytePairEncoding.preferred(in: DataLocation(option: notebook.dataFolder?.path))
  return preferred.isGPT2 ? preferred.tokenizer : nil
}
