import ArchitectureTopics
import NeuralNetworks
import Notebooks
import Tensors

/// The encoder and decoder of 2017 on a toy translation.
func translation(_ notebook: Notebook) {
  let sentences = Sentences()
  let order = RandomGenerator(seed: 7).permutation(
    count: sentences.english.count)
  let model = trained(notebook, sentences, order)
  parallelDecoding(notebook, sentences, model)
  alignedWords(notebook, sentences, model, order)
}

private func trained(
  _ notebook: Notebook, _ sentences: Sentences, _ order: [Int]
) -> TranslationModel {
  notebook.cell(
    "Translation: an encoder and a decoder",
    """
    The transformer was built to translate. An encoder reads the whole \
    sentence, every word looking at every other. A decoder writes, and in \
    each layer looks at what it wrote, and at the encoder's output. Our \
    French puts adjectives behind their nouns and makes them agree, so word \
    for word will not do. A quarter of the 192 sentences is kept for testing.
    """)
  notebook.source(of: "TranslationLayer.callAsFunction")
  let heldOut = Array(order.prefix(48))
  let (tests, answers) = sentences.ids(heldOut)
  let (source, target) = sentences.ids(Array(order.dropFirst(48)))
  let generator = RandomGenerator(seed: 1)
  var shares: [Double] = []
  var model: TranslationModel!
  for seed in [1, 2, 3] {
    notebook.manualSeed(seed)
    model = TranslationModel(
      sourceVocabulary: sentences.englishWords.count,
      targetVocabulary: sentences.frenchWords.count, longest: 5, width: 32,
      headCount: 4, layerCount: 2)
    let optimizer = Adam(model.parameters, learningRate: 3e-3)
    for _ in 0..<120 {
      let rows = Tensor<Int>.randint(
        0, 144, [32], generator: generator)
      let given = source.selected(along: 0, indices: rows)
      let wanted = target.selected(along: 0, indices: rows)
      let start = Tensor<Int>.zeros([32, 1])
      let written = concatenated([start, wanted[0..., ..<3]], along: 1)
      optimizer.step(maximumGradientNorm: 1) {
        let memory = model.encoded(given)
        return crossEntropy(
          model.logits(after: written, memory: memory), wanted)
      }
    }
    let written = model.translated(tests, start: 0, count: 4)
    let right = (0..<48).count {
      written[$0].scalars == answers[$0].scalars
    }
    shares.append(Double(right) / 48)
  }
  notebook.show(
    "new sentences without a mistake, three seeds", MeanAndSpread(shares))
  let (example, _) = sentences.ids(Array(heldOut.prefix(4)))
  let translations = model.translated(example, start: 0, count: 4)
  for (row, number) in heldOut.prefix(4).enumerated() {
    let words = translations[row].scalars.map { sentences.frenchWords[$0] }
    notebook.print(
      sentences.english[number].joined(separator: " "), "→",
      words.joined(separator: " "))
  }
  return model
}

private func parallelDecoding(
  _ notebook: Notebook, _ sentences: Sentences, _ model: TranslationModel
) {
  notebook.cell(
    "Translation: all positions at once",
    """
    While it translates, the decoder works word by word. In training the \
    right words are known, so all positions are computed together, each \
    seeing only those before it. That was the point of 2017: a recurrent \
    network has to wait for the word before. The logits are the same.
    """)
  let (source, target) = sentences.ids([3, 70])
  let start = Tensor<Int>.zeros([2, 1])
  let written = concatenated([start, target[0..., ..<3]], along: 1)
  let memory = noGrad { model.encoded(source) }
  let parallel = noGrad { model.logits(after: written, memory: memory) }
  let steps = noGrad {
    (1...4).map { count in
      model.logits(after: written[0..., ..<count], memory: memory)[0..., -1]
    }
  }
  let difference = (stacked(steps, along: 1) - parallel).abs().max().item
  notebook.show(
    "word by word − all at once, largest difference", difference)
  notebook.claim("the same up to rounding", difference < 1e-4)
}

private func alignedWords(
  _ notebook: Notebook, _ sentences: Sentences, _ model: TranslationModel,
  _ order: [Int]
) {
  notebook.cell(
    "Translation: where the decoder looks",
    """
    The weights of the last layer's attention to the English words, for one \
    of the new sentences. Each row is a word to be written, and sums to one.
    """)
  let number = order[0]
  let (source, target) = sentences.ids([number])
  let start = Tensor<Int>.zeros([1, 1])
  let written = concatenated([start, target[0..., ..<3]], along: 1)
  let memory = noGrad { model.encoded(source) }
  let weights = model.alignment(of: written, memory: memory)[0]
  notebook.plot(
    HeatMap(
      "attention of French words (rows) to English ones",
      rows: sentences.french[number], columns: sentences.english[number],
      values: weights.unbound().map { $0.scalars.map { Double($0) } }))
  let sums = weights.sum(along: 1).scalars
  notebook.claim(
    "every row sums to 1", sums.allSatisfy { abs($0 - 1) < 1e-5 })
  notebook.remark(
    """
    What this does not show: a language. 19 words and one pattern fit in a \
    table; here the model has found the pattern. And weights are not reasons: \
    the encoder has mixed the words before the decoder looks at them.
    """)
}
