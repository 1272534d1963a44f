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
    cuts it into pieces and numbers them. (Chapter 1)
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
  notebook.show("beginning", ids.prefix(8).map { tokenizer.decode([$0]) })
  notebook.show("ids", Array(ids.prefix(8)))
  notebook.print("\(story.content.count) characters → \(ids.count) ids")

  notebook.cell(
    "4 Ids become windows",
    """
    Windows of 64 ids slide over the text. The target is the same window \
    shifted by one: at every position the model has to predict the next \
    id. (Chapter 2)
    """)
  manualSeed(notebook.seed(default: 123))
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
  notebook.show("first input ", batch.inputs[0, ..<8])
  notebook.show("first target", batch.targets[0, ..<8])
  notebook.print(
    "\(ids.count) ids → batches \(batch.inputs.shape) [batch, tokens]")

  notebook.cell(
    "5 Ids become vectors",
    """
    Every id looks up a row of numbers, and every position adds another. \
    At first they are random. (Chapter 3)
    """)
  let embedding = InputEmbedding(
    vocabularySize: tokenizer.vocabularySize, contextLength: context,
    width: 96)
  let vectors = embedding(batch.inputs)
  notebook.print(
    "\(batch.inputs.shape) → \(vectors.shape) [batch, tokens, width]")

  notebook.cell(
    "6 Vectors look at each other",
    """
    Four attention heads let every token gather information from the \
    tokens before it. The tokens after it, which it must not see, get \
    weight zero. (Chapter 4)
    """)
  let attention = MultiHeadAttention(
    inputSize: 96, outputSize: 96, contextLength: context, dropout: 0,
    headCount: 4)
  let mixed = attention(vectors)
  notebook.print("\(vectors.shape) → \(mixed.shape) [batch, tokens, width]")

  notebook.cell(
    "7 Blocks become a GPT",
    """
    Attention and a small network make a block; three blocks between \
    embeddings and an output head make a GPT. It scores every id of the \
    vocabulary as a candidate for the next. It knows nothing yet, so its \
    loss is about that of guessing, the logarithm of the vocabulary size, \
    and it writes noise. (Chapter 5)
    """)
  let model = GPTModel(
    GPTConfiguration(
      vocabularySize: tokenizer.vocabularySize, contextLength: context,
      embeddingWidth: 96, headCount: 4,
      layerCount: 3, dropout: 0.1))
  let prompt = beginning(of: story.content)
  notebook.print(
    "\(batch.inputs.shape) → \(model(batch.inputs).shape) [batch, tokens, vocabulary]"
  )
  notebook.print(
    "\(model.parameterCount) parameters, loss \(batchLoss(of: model, on: batch).item)"
  )
  notebook.print(
    "guessing: ln \(tokenizer.vocabularySize) = \(log(Double(tokenizer.vocabularySize)))"
  )
  notebook.print(
    "it writes: "
      + (try sampleText(from: model, prompt: prompt, by: tokenizer)))

  notebook.cell(
    "8 The GPT learns",
    """
    Guess, compare, follow the gradient, repeat. After every batch AdamW \
    changes every parameter a little. The training loss keeps falling; the \
    validation loss, on the part that was held out, falls too and then \
    rises: from there on the model memorizes the story instead of learning \
    the language. (Chapter 6)
    """)
  let optimizer = AdamW(
    model.parameters, learningRate: 2e-3, weightDecay: 0.1)
  let epochs = notebook.number("--epochs")
  let meter = notebook.progress(
    total: epochs * training.count, label: "training")
  let history = try train(
    model, on: training, validation: validation, optimizer: optimizer,
    epochs: epochs,
    plan: EvaluationPlan(
      interval: 20, batches: 2, prompt: prompt, tokenizer: tokenizer)
  ) { event in
    if case .step(let step, let loss) = event {
      meter.update(step + 1, "loss \(loss)")
    }
  }
  let steps = history.entries.map { Double($0.step) }
  notebook.plot(
    LinePlot(
      "loss", xLabel: "step",
      series: [
        .init(
          "training", x: steps,
          y: history.entries.map { Double($0.losses.training) }),
        .init(
          "validation", x: steps,
          y: history.entries.map { Double($0.losses.validation) }),
      ]))

  notebook.cell(
    "9 The GPT writes",
    """
    One id is drawn from the logits at the last position, appended to the \
    others, and so on. What the model has learned is the story's: its \
    words, its names, its way with commas. Chapter 6 has a larger corpus \
    and model; chapter 7 makes a model useful.
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
  let (windows, width) = (batch.inputs.shape, vectors.shape[2])
  var table = Table(["step", "shape or size"])
  table.append(["text", "\(story.content.count) characters"])
  table.append(["→ ids", "\(ids.count)"])
  table.append(["→ windows", "\(windows) [batch, tokens]"])
  table.append([
    "→ embeddings", "\(windows + [width]) [batch, tokens, width]",
  ])
  table.append(["→ attention × 3", "\(mixed.shape) [batch, tokens, width]"])
  table.append([
    "→ logits",
    "\(windows + [tokenizer.vocabularySize]) [batch, tokens, vocabulary]",
  ])
  table.append([
    "→ loss", "one number, and from it \(model.parameterCount) gradients",
  ])
  table.append(["→ generated ids", "\(written.shape) [batch, tokens]"])
  table.append([
    "→ text", "\(text(of: written, by: tokenizer).count) characters",
  ])
  notebook.print(table.text)
}
