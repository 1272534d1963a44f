import Architecture
import Corpora
import Foundation
import InstructionTuning
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Pairs of responses, and the judge of their tone.
struct TonePairs {
  let split: DataSplit<Preference>
  let judge: ToneJudge
}

/// Section 7.9: pairs of responses.
func showPairs(_ notebook: Notebook, _ data: ChapterData) throws
  -> TonePairs
{
  notebook.cell(
    "7.9 Pairs of responses",
    """
    A tuned model answers, but it does not know which of two correct \
    answers people prefer. Preference data contains both: a chosen and a \
    rejected response. In the book's data, the chosen one is more polite. \
    Of this project's pairs, the small model gets those about a whole \
    sentence, its strength. A naive Bayes classifier, trained on the \
    training pairs, will judge the tone: above 2 is polite, below −2 curt. \
    (Section 7.9 follows the book's folder on DPO.)
    """)
  let found = try Corpus.preferences(in: data.location)
  notebook.print(found.notice)
  let split = DataSplit(data.chosen(from: found))
  let pair = split.training[0]
  notebook.show([
    "task": pair.instruction + " " + pair.input, "chosen": pair.chosen,
    "rejected": pair.rejected,
  ])
  let judge = ToneJudge(split.training)
  notebook.show("pairs", split.training.count + split.test.count)
  notebook.show("tone of the chosen", judge.score(pair.chosen).decimals(1))
  notebook.show("of the rejected", judge.score(pair.rejected).decimals(1))
  return TonePairs(split: split, judge: judge)
}

/// Section 7.9: log-probabilities of responses.
func gatherLogProbabilities(_ notebook: Notebook) {
  notebook.cell(
    "7.9 The log-probability of a response",
    """
    The log-probability of a response is the sum over its tokens, given \
    the prompt: cross entropy again, with the sign reversed. Gathering it \
    token by token gives the same number as the fused loss.
    """)
  notebook.source(of: "responseLogProbabilities")
  let logits = Tensor<Float>([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
  let targets = Tensor([0, 2])
  let logProbabilities = logits.logSoftmax(along: 1)
  let gathered = -logProbabilities.gathered(
    along: 1, at: targets.unsqueezed(at: 1)
  ).mean()
  let fused = logits.crossEntropy(targets: targets)
  notebook.compare(
    "gathered and fused", [gathered.item, fused.item],
    book: [1.4185, 1.4185])
}

/// Section 7.9: the reference, which knows both tones.
func learnBothTones(
  _ notebook: Notebook, _ data: ChapterData, _ tuned: GPTModel,
  _ pairs: TonePairs
) throws -> Speaker {
  notebook.cell(
    "7.9 A model with both tones",
    """
    DPO chooses among responses that a model already gives. The small \
    model has never been polite or curt, so it first learns both: from the \
    chosen and the rejected responses alike. (GPT-2 has read both on the \
    web and skips this.)
    """)
  let model = try tuned.copied()
  let loader = data.loader(pairs: pairs.split.training, shuffles: true)
  let optimizer = AdamW(
    model.parameters, learningRate: 1e-3, weightDecay: 0.1)
  let steps = data.settings.toneSteps
  notebook.manualSeed(123)
  var step = 0
  while step < steps {
    for batch in loader.prefix(steps - step) {
      let left = Double(steps - step) / Double(steps)
      optimizer.learningRate = 1e-3 * left
      optimizer.step {
        let chosen = batchLoss(of: model, on: batch.chosen)
        return chosen + batchLoss(of: model, on: batch.rejected)
      }
      step += 1
      notebook.progress(step, of: steps, label: "both tones")
    }
  }
  model.zeroGradients()
  let before = data.tones(of: tuned, pairs)
  let after = data.tones(of: model, pairs)
  notebook.showTones(["tuned": before, "both tones": after], of: pairs)
  return Speaker(model: model, tones: after)
}

/// A model, and the tones of its responses to the test tasks.
struct Speaker {
  let model: GPTModel
  let tones: ToneCounts
}

extension Notebook {
  /// Shows a table of the tones of several models' responses to the test
  /// tasks.
  func showTones(
    _ models: KeyValuePairs<String, ToneCounts>, of pairs: TonePairs
  ) {
    let titles = ["polite", "neutral", "curt", "right"]
    var table = Table([""] + titles, numbers: Set(titles))
    for (name, tones) in models {
      table.append(
        [name]
          + [tones.polite, tones.neutral, tones.curt, tones.right].map(
            String.init))
    }
    show("responses to \(pairs.split.test.count) test tasks", table)
  }
}

extension ChapterData {
  /// Counts the tones of a model's responses to the test tasks.
  func tones(of model: GPTModel, _ pairs: TonePairs) -> ToneCounts {
    let assistant = assistant(model)
    let answers = pairs.split.test.map { pair in
      AnsweredInstruction(
        pair.task, response: assistant.response(to: pair.task))
    }
    return ToneCounts(answers, by: pairs.judge)
  }
}

extension Preference {
  /// The task without the pair.
  var task: Instruction {
    Instruction(instruction: instruction, input: input, output: output)
  }
}
