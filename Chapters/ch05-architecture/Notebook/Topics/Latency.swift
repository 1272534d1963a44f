import Architecture
import ArchitectureTopics
import Notebooks
import Pretraining
import Tensors

/// How long one token takes, and how many come out in a second.
func latency(_ notebook: Notebook) throws {
  notebook.cell(
    "Latency and throughput: more texts at once",
    """
    Latency is how long a reader waits for a token; throughput is how many \
    tokens leave the machine in a second. A batch makes better use of every \
    weight that is read, so throughput grows, and everybody waits longer. \
    The slowest steps count too: of 100 tokens, 95 come within p95.
    """)
  notebook.ask("With 16 texts at once, does a step take 16 times as long?")
  notebook.source(of: "timedGeneration", "Timings.percentile")
  let small = try smallGPT(notebook)
  let prompts = try storyWindows(by: small.tokenizer, count: 16, tokens: 15)
  let model = small.model
  let alone = (0..<16).map {
    timedGeneration(model, prompts[$0..<$0 + 1], newTokens: 8).ids
  }
  var table = Table(
    ["batch", "p50 ms", "p95 ms", "tokens a second"],
    numbers: ["batch", "p50 ms", "p95 ms", "tokens a second"])
  var together = prompts
  for batch in [1, 2, 4, 8, 16] {
    var steps: [Double] = []
    for _ in 0..<4 {
      let run = timedGeneration(model, prompts[..<batch], newTokens: 25)
      steps += run.steps.dropFirst()  // the first reads the prompt
      together = run.ids
    }
    let times = Timings(steps)
    let mean = steps.reduce(0, +) / Double(steps.count)
    table.append([
      "\(batch)", (1000 * times.percentile(50)).decimals(2),
      (1000 * times.percentile(95)).decimals(2),
      (Double(batch) / mean).decimals(0),
    ])
  }
  notebook.show("96 steps each, prompts of 16 tokens", table)
  let same = concatenated(alone, along: 0) .== together[0..., ..<24]
  notebook.claim(
    "16 texts at once get the same tokens as one by one",
    !same.scalars.contains(false))
  notebook.answer(
    """
    What this does not show: readers who arrive one after the other, with \
    prompts of different lengths. The numbers belong to this machine and \
    this minute.
    """)
}
