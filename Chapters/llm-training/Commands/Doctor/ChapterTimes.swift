import Notebooks
import Tensors

/// How long the chapters take, as recorded on two cores, and from that and a
/// speed test how long they take here.
struct ChapterTimes {
  /// A chapter at one size: the option that asks for it, and its seconds.
  struct Row {
    var program: String
    /// What to type after the program; empty for the default.
    var options = ""
    var seconds: Double
    /// Whether the seconds come from a run, or from counted operations.
    var isMeasured = true
  }

  /// The speed, in 10⁹ operations per second, that `matrixSpeed` found on
  /// the two cores of a server processor that the seconds come from.
  static let recordedSpeed = 110.0

  /// Default runs, after the build, with nothing kept from an earlier run.
  static let recorded: [Row] = [
    Row(program: "llm-training", seconds: 15),
    Row(program: "ch00-concepts", seconds: 1),
    Row(program: "ch01-tokenizing", seconds: 1),
    Row(program: "ch02-sampling", seconds: 1),
    Row(program: "ch03-embeddings", seconds: 1),
    Row(program: "ch04-attention", seconds: 4),
    Row(program: "ch05-architecture", seconds: 4),
    Row(program: "ch06-pretraining", seconds: 110),
    Row(program: "ch06-pretraining", options: "--size book", seconds: 900),
    Row(program: "ch07.0-lora", seconds: 70),
    Row(program: "ch07.0-lora", options: "--model gpt2", seconds: 1800),
    Row(program: "ch07.1-classification", seconds: 65),
    Row(
      program: "ch07.1-classification", options: "--model gpt2",
      seconds: 900),
    Row(program: "ch07.2-instruct", seconds: 80),
    // 935 tasks of some 90 tokens, twice, 6 operations per parameter and
    // token for 355 million parameters, and half as much for the answers.
    Row(
      program: "ch07.2-instruct", options: "--model gpt2-medium",
      seconds: 1.5 * 6 * 355e6 * 935 * 2 * 90 / (recordedSpeed * 0.7e9),
      isMeasured: false),
  ]

  /// The speed of this machine, in the unit of `recordedSpeed`.
  var speed: Double

  /// A line for each row: the command, and about how long it takes here.
  var table: String {
    var table = Table(["chapter", "about"], numbers: ["about"])
    for row in Self.recorded {
      let seconds = row.seconds * Self.recordedSpeed / speed
      let command = [row.program, row.options].filter { !$0.isEmpty }
      table.append([
        command.joined(separator: " "),
        Self.rounded(seconds) + (row.isMeasured ? "" : ", estimated"),
      ])
    }
    return table.text
  }

  /// A duration as precisely as the estimate is: "1 s", "40 s", "3 min",
  /// "1.5 h".
  static func rounded(_ seconds: Double) -> String {
    switch seconds {
    case ..<1.5: "1 s"
    case ..<10: seconds.decimals(0) + " s"
    case ..<95: (seconds / 5).rounded().decimals(0).timesFive + " s"
    case ..<5700: (seconds / 60).decimals(0) + " min"
    default: (seconds / 3600).decimals(1) + " h"
    }
  }
}

extension String {
  fileprivate var timesFive: String {
    Int(self).map { "\($0 * 5)" } ?? self
  }
}

/// Multiplies matrices for about `seconds`; returns how many 10⁹ additions
/// and multiplications per second the fastest product took.
///
/// The fastest, because other programs slow the others down.
func matrixSpeed(seconds: Double = 1) -> Double {
  let size = 384
  let a = Tensor<Float>.rand([size, size])
  let b = Tensor<Float>.rand([size, size])
  _ = a.matmul(b)  // the first loads OpenBLAS and wakes the threads
  var (total, fastest) = (0.0, Double.infinity)
  while total < seconds {
    let time = elapsedSeconds { _ = a.matmul(b) }
    total += time
    fastest = min(fastest, time)
  }
  return 2 * Double(size * size * size) / fastest / 1e9
}
