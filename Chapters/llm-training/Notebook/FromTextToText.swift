import Architecture
import Corpora
import Embeddings
import Foundation
import NeuralNetworks
import Notebooks
import Pretraining
import Roadmap
import Sampling
import SelfAttention
import Tensors
import Tokenizing

/// All phases in one run with a small model, from a text file to generated
/// text.
func fromTextToText(_ notebook: Notebook) throws {
  notebook.cell(
    "3 Text becomes ids",
    """
    This model will never read more than one text, a short story. A \
    byte-pair encoding with 512 tokens, trained on that text just now, \
    cuts it into pieces and numbers them. (ch01, book 2.1 to 2.5)
    """)
  let own = notebook.option("--text")
  let story =
    own.isEmpty
    ? try Corpus.shortStory(
      in: DataLocation(option: notebook.dataFolder?.path))
    : try Corpus.file(at: own)
  let tokenizer = BytePairTrainer.train(
    on: story.content, vocabularySize: 512, specialTokens: [endOfTextToken])
  let ids = tokenizer.encodeOrdinary(story.content)
  notebook.prose(story.notice)
  let first = Array(ids.prefix(8))
  notebook.show(
    "beginning", Tensor([first]),
    columns: first.map { tokenizer.decode([$0]).debugDescription })
  notebook.show("characters", story.content.count)
  notebook.show("ids", ids.count)

  notebook.cell(
    "4 Ids become windows",
    """
    Windows of 64 ids slide over the text. The target is the same window \
    shifted by one: at every position the model has to predict the next \
    id. (ch02, book 2.6)
    """)
  notebook.manualSeed(123)
  let context = 64
  let cut = ids.count * 9 / 10
  let training = try makeDataLoader(
    ids: Array(ids[..<cut]), part: "training part", batchSize: 8,
    contextLength: context,
    stride: context / 2)
  let validation = try makeDataLoader(
    ids: Array(ids[cut...]), part: "validation part", batchSize: 8,
    contextLength: context, stride: context,
    shuffles: false, dropsLast: false)
  let batch = training.first { _ in true }!
  notebook.show(
    "first window",
    stacked([batch.inputs[0, ..<8], batch.targets[0, ..<8]]),
    rows: ["input", "target"], columns: (1...8).map { "\($0)" })
  notebook.show("inputs [batch, tokens]", batch.inputs.shape)

  notebook.cell(
    "5 Ids become vectors",
    """
    Every id looks up a row of numbers, and every position adds another. \
    At first they are random. (ch03, book 2.7 and 2.8)
    """)
  let embedding = InputEmbedding(
    vocabularySize: tokenizer.vocabularySize, contextLength: context,
    width: 96)
  let vectors = embedding(batch.inputs)
  notebook.show("vectors [batch, tokens, width]", vectors.shape)

  notebook.cell(
    "6 Vectors look at each other",
    """
    Four attention heads let every token gather information from the \
    tokens before it. The tokens after it, which it must not see, get \
    weight zero. (ch04, book 3)
    """)
  let attention = MultiHeadAttention(
    inputSize: 96, outputSize: 96, contextLength: context, dropout: 0,
    headCount: 4)
  let mixed = attention(vectors)
  notebook.show("mixed [batch, tokens, width]", mixed.shape)
  let without = attention(vectors[0..., ..<8])
  let gap = (mixed[0..., ..<8] - without).abs().max().item
  notebook.claim(
    "the first eight tokens do not see those after them", gap < 1e-5)

  notebook.cell(
    "7 Blocks become a GPT",
    """
    Attention and a small network make a block; three blocks between \
    embeddings and an output head make a GPT. It scores every id of the \
    vocabulary as a candidate for the next. It knows nothing yet, so its \
    loss is about that of guessing, the logarithm of the vocabulary size, \
    and it writes noise. (ch05, book 4)
    """)
  let model = GPTModel(
    GPTConfiguration(
      vocabularySize: tokenizer.vocabularySize, contextLength: context,
      embeddingWidth: 96, headCount: 4,
      layerCount: 3, dropout: 0.1))
  let prompt = beginning(of: story.content)
  let logits = model(batch.inputs)
  let loss = batchLoss(of: model, on: batch).item
  notebook.show("logits [batch, tokens, vocabulary]", logits.shape)
  notebook.show("parameters", model.parameterCount)
  notebook.show("loss", Double(loss).decimals(3))
  notebook.show(
    "guessing, ln \(tokenizer.vocabularySize)",
    log(Double(tokenizer.vocabularySize)).decimals(3))
  notebook.prose(
    "It writes: "
      + (try sampleText(from: model, prompt: prompt, by: tokenizer)))

  notebook.cell(
    "8 The GPT learns",
    """
    Guess, compare, follow the gradient, repeat. After every batch AdamW \
    changes every parameter a little. Two losses are measured: on the text \
    that the model reads, and on the part that was held out, for \
    validation. (ch06, book 5)
    """)
  notebook.ask("Which of the two losses turns round, and when?")
  notebook.source(of: "train")
  let optimizer = AdamW(
    model.parameters, learningRate: 2e-3, weightDecay: 0.1)
  let epochs = notebook.number("--epochs")
  let total = epochs * training.count
  let history = try train(
    model, on: training, validation: validation, optimizer: optimizer,
    epochs: epochs,
    plan: EvaluationPlan(
      interval: 20, batches: 2, prompt: prompt, tokenizer: tokenizer),
    report: notebook.progress(of: total))
  let steps = history.entries.map { Double($0.step) }
  notebook.plot(
    LinePlot(
      "loss", xLabel: "step",
      series: [
        .init("training", x: steps, y: history.trainingLosses),
        .init("validation", x: steps, y: history.validationLosses),
      ]))
  notebook.answer(
    """
    The training loss keeps falling; the validation loss falls too and \
    then rises: from there on the model memorizes the story instead of \
    learning the language.
    """)

  notebook.cell(
    "9 The GPT writes",
    """
    One id is drawn from the logits at the last position, appended to the \
    others, and so on. What the model has learned is the story's: its \
    words, its names, its way with commas. ch06 has a larger corpus and \
    model; ch07.0 to ch07.2 make a model useful.
    """)
  model.eval()
  let written = generate(
    with: model, from: try promptIDs(of: prompt, by: tokenizer), count: 120,
    sampler: TokenSampler(temperature: 0.7, topK: 20))
  notebook.prose(text(of: written, by: tokenizer))

  notebook.cell(
    "10 The way from text to text",
    """
    How each step changed the shape of the data. The sizes vary from model \
    to model; the steps stay the same.
    """)
  let windows = batch.inputs.shape
  var table = Table(["step", "here", "what it is"])
  for (step, size, name) in [
    ("text", "\(story.content.count)", "characters"),
    ("→ ids", "\(ids.count)", "tokens"),
    ("→ windows", "\(windows)", "[batch, tokens]"),
    ("→ embeddings", "\(vectors.shape)", "[batch, tokens, width]"),
    ("→ attention × 3", "\(mixed.shape)", "[batch, tokens, width]"),
    ("→ logits", "\(logits.shape)", "[batch, tokens, vocabulary]"),
    ("→ gradients", "\(model.parameterCount)", "from one loss"),
    ("→ generated ids", "\(written.shape)", "[batch, tokens]"),
  ] {
    table.append([step, size, name])
  }
  notebook.show("from text to text", table)

  notebook.cell(
    "11 What you have built",
    "The pieces, in the order in which the data pass through them:")
  notebook.built([
    "BytePairTrainer": "learns which pieces of text become tokens",
    "InputEmbedding": "adds a token's vector and its position's",
    "MultiHeadAttention": "lets tokens gather from those before them",
    "GPTModel": "stacks the blocks between embeddings and head",
    "generate": "writes, one token at a time",
  ])
}

extension Notebook {
  /// Shows the steps of a training loop.
  fileprivate func progress(
    of steps: Int
  ) -> (TrainingEvent) throws -> Void {
    { event in
      guard case .step(let step, let loss) = event else { return }
      self.progress(
        step + 1, of: steps, label: "training",
        "loss \(Double(loss).decimals(3))")
    }
  }
}
