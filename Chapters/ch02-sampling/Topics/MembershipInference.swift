import Architecture
import Tensors

/// What a trained model gives away about the lines of a phone book.
public struct Leak {
  /// How well the loss of a number tells members from other lines: the
  /// area under the ROC curve, 0.5 for guessing.
  public let membership: Double
  /// How many numbers of members the model completes from the name alone.
  public let completed: Int
  /// The same for the lines that it never saw.
  public let guessed: Int
  /// The mean loss on the names of the other lines: what it learned of use.
  public let nameLoss: Double

  /// Attacks a model with the lines on which it was trained, and as many
  /// on which it was not.
  ///
  /// The attacker has the weights, and lets the lines begin at every place
  /// of the context in turn. Membership by loss: Yeom et al., 2018.
  /// Completing: Carlini et al., 2021.
  public init(of model: GPTModel, book: PhoneBook) {
    let (inside, outside) = (book.members, book.others)
    membership = areaUnderCurve(
      higher: numberLosses(of: model, on: outside),
      lower: numberLosses(of: model, on: inside))
    completed = completedNumbers(by: model, lines: inside)
    guessed = completedNumbers(by: model, lines: outside)
    let losses = starts(in: model).map { start in
      lineLosses(of: model, on: outside, from: start)[
        0..., 3..<PhoneBook.nameLength - 1
      ].mean().item
    }
    nameLoss = Double(losses.reduce(0, +)) / Double(losses.count)
  }
}

/// The probability that a value of `higher` exceeds one of `lower`, over
/// all pairs; a tie counts half. (Mann and Whitney, 1947.)
///
/// scikit-learn: `roc_auc_score`.
public func areaUnderCurve(higher: [Double], lower: [Double]) -> Double {
  var wins = 0.0
  for a in higher {
    for b in lower { wins += a > b ? 1 : a == b ? 0.5 : 0 }
  }
  return wins / Double(higher.count * lower.count)
}

/// The mean loss on the digits of each line, at the place where it is
/// least.
func numberLosses(of model: GPTModel, on lines: Tensor<Int>) -> [Double] {
  let first = PhoneBook.nameLength - 1  // its target is the first digit
  let digits = first..<first + PhoneBook.digitCount
  let losses = starts(in: model).map { start in
    lineLosses(of: model, on: lines, from: start)[0..., digits]
      .mean(along: 1)
  }
  return stacked(losses).min(along: 0).values.scalars.map { Double($0) }
}

/// Counts the lines whose digits the model continues the name with: the
/// likeliest at each step, at the place where it is surest of them.
func completedNumbers(by model: GPTModel, lines: Tensor<Int>) -> Int {
  let right = lines.unbound().map { Array($0.scalars.dropLast()) }
  var best = [(sureness: Float, isRight: Bool)](
    repeating: (-.infinity, false), count: right.count)
  for start in starts(in: model) {
    let (texts, sureness) = continued(by: model, lines: lines, from: start)
    for line in right.indices where sureness[line] > best[line].sureness {
      best[line] = (sureness[line], texts[line] == right[line])
    }
  }
  return best.count { $0.isRight }
}

/// Continues names by six characters, with the log-probability of each.
private func continued(
  by model: GPTModel, lines: Tensor<Int>, from start: Int
) -> (texts: [[Int]], sureness: [Float]) {
  var text = lines[0..., ..<PhoneBook.nameLength]
  var sureness = Tensor<Float>.zeros([lines.shape[0]])
  for _ in 0..<PhoneBook.digitCount {
    let logits = noGrad { model.logits(text, from: start) }
    let (value, next) = logits[0..., -1].logSoftmax(along: -1)
      .max(along: -1)
    sureness = sureness + value
    text = concatenated([text, next.unsqueezed(at: 1)], along: 1)
  }
  return (text.unbound().map(\.scalars), sureness.scalars)
}

/// The loss of each character of the lines but the first, unrecorded.
private func lineLosses(
  of model: GPTModel, on lines: Tensor<Int>, from start: Int
) -> Tensor<Float> {
  let targets = lines[0..., 1...]
  let logits = noGrad { model.logits(lines[0..., ..<(-1)], from: start) }
  return logits.flattened(from: 0, to: 1)
    .crossEntropy(targets: targets.flattened(), reduction: .none)
    .reshaped(to: targets.shape)
}

/// The places of the context at which a line may begin.
private func starts(in model: GPTModel) -> Range<Int> {
  0..<model.configuration.contextLength - PhoneBook.lineLength + 2
}
