import Corpora
import Notebooks
import Tokenizing

/// Why a text is not compared, and how to get what is missing.
let needsVocabulary =
  "it needs GPT-2's vocabulary; type: \(KnownFile.gpt2Merges.fetchCommand)"

/// Returns GPT-2's tokenizer if its vocabulary is available.
func gpt2Tokenizer(_ notebook: Notebook) throws -> BytePairEncoding? {
  let preferred = try BytePairEncoding.preferred(
    in: DataLocation(option: notebook.dataFolder?.path))
  return preferred.isGPT2 ? preferred.tokenizer : nil
}
