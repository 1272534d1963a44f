import Architecture
import Notebooks

/// Exercises 4.2 and 4.3. Exercise 4.1 is in section 4.5.
func exercises(_ notebook: Notebook) {
  notebook.cell(
    "4.7 Exercise 4.2: the larger models",
    """
    The larger models are the same code with other settings: wider \
    vectors, more heads, more blocks. The largest takes 6 GB, so it is \
    counted here and not built; for the model above, the count on paper \
    was exact.
    """)
  let sizes: [GPTConfiguration] = [.gpt124M, .gpt355M, .gpt774M, .gpt1558M]
  let counts = sizes.map(\.parameterBreakdown)
  notebook.compare(
    "parameters", counts.map(\.total),
    book: [163_009_536, 406_212_608, 838_220_800, 1_637_792_000])
  notebook.compare(
    "with tied weights", counts.map(\.totalWhenTied),
    book: [124_412_160, 354_749_440, 773_891_840, 1_557_380_800])
  notebook.compare(
    "megabytes", counts.map(\.megabytes),
    book: [621.83, 1549.58, 3197.56, 6247.68], decimals: 2,
    tolerance: 0.005)

  notebook.cell(
    "4.7 Exercise 4.3: three dropout rates",
    """
    Dropout acts in three places: on the embedded tokens, the attention \
    weights, and the shortcuts. The configuration has a rate for each; \
    dropout: 0.1 sets all three at once. A smaller vocabulary keeps this \
    model small.
    """)
  var configuration = GPTConfiguration.gpt124M
  configuration.vocabularySize = 100
  configuration.layerCount = 1
  configuration.embeddingDropout = 0.1
  configuration.attentionDropout = 0.2
  configuration.shortcutDropout = 0.3
  let model = GPTModel(configuration)
  notebook.show("embedding", model.embeddingDropout)
  notebook.show("attention", model.blocks[0].attention.dropout)
  notebook.show("shortcuts", model.blocks[0].shortcutDropout)
}
