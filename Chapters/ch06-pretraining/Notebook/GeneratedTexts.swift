import Architecture
import Notebooks
import Pretraining
import Tensors

/// Book 5.3.3, with the trained model.
func generateTexts(
  _ notebook: Notebook, _ setup: TrainingSetup, _ model: GPTModel
) throws {
  let tokenizer = setup.tokenizer

  notebook.cell(
    "5.3.3 Greedy text",
    """
    generate puts the pieces together: the model's scores for the next \
    token, a sampler that chooses, and the longer text again. (The cache \
    keeps what was computed for the text so far; ch05 shows it.) Without \
    further settings the sampler takes the most likely token, so the text \
    is the same every time. Dropout is off.
    """)
  notebook.source(of: "generate", "TokenSampler.callAsFunction")
  model.eval()
  let prompt = try tokenIDs(of: setup.plan.prompt, by: tokenizer)
  let greedy = generate(with: model, from: prompt, count: 40)
  let again = generate(with: model, from: prompt, count: 40)
  notebook.prose(text(of: greedy, by: tokenizer))
  notebook.claim(
    "the second text is the same", again.scalars == greedy.scalars)

  notebook.cell(
    "5.3.3 Sampled text",
    """
    The book's setting, the top 25 tokens at a temperature of 1.4, and a \
    milder one. The same seed gives the same text.
    """)
  for temperature: Float in [1.4, 0.7] {
    let sampler = TokenSampler(temperature: temperature, topK: 25)
    notebook.manualSeed(123)
    let sampled = generate(
      with: model, from: prompt, count: 40, sampler: sampler)
    notebook.show(
      "temperature \(temperature), top 25", text(of: sampled, by: tokenizer)
    )
  }

  notebook.cell(
    "5.3.3 Top-p, and an end",
    """
    A text can end on its own: generation stops when the model draws the \
    token that separates documents.
    """)
  notebook.manualSeed(123)
  let story = generate(
    with: model, from: prompt, count: 200,
    sampler: TokenSampler(temperature: 0.8, topP: 0.9),
    endToken: tokenizer.endOfText)
  let length = story.shape[1] - prompt.shape[1]
  notebook.prose(text(of: story, by: tokenizer))
  notebook.print(
    length < 200
      ? "It ended on its own after \(length) new tokens."
      : "It did not end within 200 tokens.")
}

/// Book 5.3.3, exercises 5.2 and 5.3.
func exercisesOfSampling(
  _ notebook: Notebook, _ setup: TrainingSetup, _ model: GPTModel
) throws {
  let tokenizer = setup.tokenizer
  let prompt = try tokenIDs(of: setup.plan.prompt, by: tokenizer)
  model.eval()

  notebook.cell(
    "5.3.3 Exercise 5.2: when to be bold",
    """
    Low temperature and few candidates suit tasks with one right answer: \
    facts, code, translation. High temperature suits tasks that need \
    variety: stories, names, ideas. How varied the texts are shows in the \
    share of different tokens, and in phrases of three tokens that come \
    again.
    """)
  let settings = [
    ("greedy", TokenSampler.greedy),
    ("temperature 0.3, top 5", TokenSampler(temperature: 0.3, topK: 5)),
    ("temperature 1, top 50", TokenSampler(temperature: 1, topK: 50)),
    ("temperature 2", TokenSampler(temperature: 2)),
  ]
  var variety = Table(
    ["", "different tokens", "phrases that come again"],
    numbers: ["different tokens", "phrases that come again"])
  for (name, sampler) in settings {
    notebook.manualSeed(123)
    let ids = generate(
      with: model, from: prompt, count: 200, sampler: sampler
    ).scalars
    let phrases = (0..<ids.count - 2).map { Array(ids[$0..<$0 + 3]) }
    variety.append([
      name, "\(Set(ids).count) of \(ids.count)",
      "\(phrases.count - Set(phrases).count)",
    ])
  }
  notebook.show("variety of 200 tokens", variety)

  notebook.cell(
    "5.3.3 Exercise 5.3: text without chance",
    """
    Three settings give the same text for any seed: a temperature of 0, a \
    single candidate, and a top-p so small that only the most likely token \
    is left.
    """)
  let samplers = [
    TokenSampler(temperature: 0), TokenSampler(temperature: 1.4, topK: 1),
    TokenSampler(temperature: 1.4, topP: 1e-6),
  ]
  let texts = samplers.map { sampler in
    generate(with: model, from: prompt, count: 20, sampler: sampler)
  }
  notebook.prose(text(of: texts[0], by: tokenizer))
  notebook.claim(
    "all three are the same",
    texts.allSatisfy { $0.scalars == texts[0].scalars })

  notebook.cell(
    "5.3.3 Beam search",
    """
    Greedy search commits to the best next token. A beam keeps the eight \
    most likely texts so far and extends all of them, so a less likely \
    beginning can still win. Likelier text is not better to read, though: \
    it is often duller.
    """)
  notebook.source(of: "beamSearch")
  let start = try tokenIDs(of: "Every effort moves you", by: tokenizer)
  let greedy = generate(with: model, from: start, count: 20)
  let beam = beamSearch(with: model, from: start, count: 20, width: 8)[0]
    .ids
  for (name, ids) in [("greedy", greedy), ("beam", beam)] {
    let likelihood = logProbability(
      of: ids, afterFirst: start.shape[1], with: model)
    notebook.print("\(name), log-probability \(likelihood)")
    notebook.prose(text(of: ids, by: tokenizer))
  }
}
