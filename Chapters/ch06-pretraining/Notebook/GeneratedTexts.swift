import Architecture
import Notebooks
import Pretraining
import Tensors

/// Section 5.3 with the trained model.
func generateTexts(
  _ notebook: Notebook, _ setup: TrainingSetup, _ model: GPTModel
) throws {
  notebook.cell(
    "5.3.3 Greedy text",
    """
    The trained model continues the prompt with its most likely tokens. \
    The text is the same every time, and easily falls into repetition. \
    Dropout is off.
    """)
  model.eval()
  // [1, tokens]
  let prompt = try tokenIDs(of: setup.plan.prompt, by: setup.tokenizer)
  let greedy = generate(with: model, from: prompt, count: 40)
  notebook.show("greedy", text(of: greedy, by: setup.tokenizer))

  notebook.cell(
    "5.3.3 Sampled text",
    """
    The book's setting, the top 25 tokens at a temperature of 1.4, and a \
    milder one. The same seed gives the same text.
    """)
  for sampler in [
    TokenSampler(temperature: 1.4, topK: 25),
    TokenSampler(temperature: 0.7, topK: 25),
  ] {
    manualSeed(setup.seed)
    let sampled = generate(
      with: model, from: prompt, count: 40, sampler: sampler)
    notebook.show(
      "temperature \(sampler.temperature), top 25",
      text(of: sampled, by: setup.tokenizer))
  }

  notebook.cell(
    "5.3.3 Top-p, and an end",
    """
    A text can end on its own: generation stops when the model draws the \
    token that separates documents.
    """)
  manualSeed(setup.seed)
  let story = generate(
    with: model, from: prompt, count: 200,
    sampler: TokenSampler(temperature: 0.8, topP: 0.9),
    endToken: setup.tokenizer.endOfText)
  notebook.show(
    "top-p 0.9, \(story.shape[1]) tokens",
    text(of: story, by: setup.tokenizer))

  notebook.cell(
    "5.3.3 Exercise 5.2: when to be bold",
    """
    Low temperature and few candidates suit tasks with one right answer: \
    facts, code, translation. High temperature suits tasks that need \
    variety: stories, names, ideas. The share of different tokens shows \
    it.
    """)
  for sampler in [
    TokenSampler(temperature: 0.3, topK: 5),
    TokenSampler(temperature: 1, topK: 50),
    TokenSampler(temperature: 2),
  ] {
    manualSeed(setup.seed)
    let ids = generate(
      with: model, from: prompt, count: 60, sampler: sampler)
    let differentCount = Set(ids.scalars).count
    let candidates = sampler.topK.map { "top \($0)" } ?? "all tokens"
    notebook.print(
      "temperature \(sampler.temperature), \(candidates): \(differentCount) of \(ids.count) tokens differ"
    )
  }

  generateWithoutChance(notebook, model, prompt)
  try searchWithBeam(notebook, setup, model)
}

/// Exercise 5.3.
private func generateWithoutChance(
  _ notebook: Notebook, _ model: GPTModel, _ prompt: Tensor<Int>
) {
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
  let texts = samplers.enumerated().map { index, sampler in
    manualSeed(index)
    return generate(with: model, from: prompt, count: 20, sampler: sampler)
      .scalars
  }
  notebook.show("all three the same", texts.allSatisfy { $0 == texts[0] })
}

/// The notes: beam search.
private func searchWithBeam(
  _ notebook: Notebook, _ setup: TrainingSetup, _ model: GPTModel
) throws {
  notebook.cell(
    "5.3.3 Beam search",
    """
    Greedy search commits to the best next token. A beam keeps the eight \
    most likely texts so far and extends all of them, so a less likely \
    beginning can still win. Likelier text is not better to read, though: \
    it is often duller.
    """)
  let prompt = try tokenIDs(
    of: "Every effort moves you", by: setup.tokenizer)  // [1, tokens]
  let greedy = generate(with: model, from: prompt, count: 20)
  let beams = beamSearch(with: model, from: prompt, count: 20, width: 8)
  for (name, ids) in [("greedy", greedy), ("beam", beams[0].ids)] {
    let likelihood = logProbability(
      of: ids, afterFirst: prompt.shape[1], with: model)
    notebook.print(
      "\(name), log-probability \(likelihood):",
      text(of: ids, by: setup.tokenizer))
  }
}
