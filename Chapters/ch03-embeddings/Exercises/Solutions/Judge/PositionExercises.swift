import Exercises
import NeuralNetworks
import Tensors

private typealias T = Tensor<Float>

var positionExercise: Exercise<EmbeddingsWork> {
  Exercise(
    "position embedding", \.positionEmbedding,
    in: "PositionEmbedding.swift", section: "2.8", minutes: 3,
    hints: [
      "Which tokens they are does not matter, only how many and from where.",
      "Positions follow each other, so they are a slice of the table.",
      "`table[start..<end]` takes the rows from start to before end.",
    ],
    explanation: """
      The table ends with the context: a GPT cannot read more tokens than \
      it has positions. Its rows are learned like those of the tokens; the \
      first transformer had fixed waves instead.
      """,
    trials: [(1, 0, 4), (4, 0, 4), (3, 2, 6), (0, 1, 2)].map {
      tokens, start, length in
      Trial("\(tokens) tokens from \(start), a context of \(length)") {
        work in
        try answers(
          "vectors", gradientsOf: ["the table": random([length, 3])]
        ) { try work.positionEmbedding(tokens, start, $0[0]) }
      }
    },
    mistakes: [
      Mistake("It always begins at position 0: start is not used.") {
        $0.positionEmbedding = { tokens, _, table in table[0..<tokens] }
      },
      Mistake("It returns the whole table, not as many rows as tokens.") {
        $0.positionEmbedding = { _, start, table in table[start...] }
      },
      Mistake("It takes the rows up to `tokens`, which is not the end.") {
        $0.positionEmbedding = { tokens, start, table in
          table[min(start, tokens)..<tokens]
        }
      },
      Mistake("No gradient reaches the table: it would never be trained.") {
        $0.positionEmbedding = { tokens, start, table in
          table.detached()[start..<start + tokens]
        }
      },
    ])
}

var inputExercise: Exercise<EmbeddingsWork> {
  Exercise(
    "input embedding", \.inputEmbedding, in: "InputEmbedding.swift",
    section: "2.8", minutes: 8,
    hints: [
      "Two lookups and a sum. The positions are ids, too: 0, 1, 2 …",
      "`Tensor<Int>.arange(ids.shape[1])` has as many as there are tokens.",
      "[batch, tokens, width] + [tokens, width] broadcasts over the batch.",
    ],
    explanation: """
      Without positions, a model could not tell "dog bites man" from "man \
      bites dog". The sum mixes token and position in the same numbers; \
      the layers after it learn to tell them apart again.
      """,
    trials: [[1, 1], [1, 4], [3, 2], [2, 5]].map { shape in
      Trial("ids \(shape)") { try embedded($0, shape) }
    } + [
      Trial("as many texts as tokens") { try embedded($0, [4, 4]) }
    ],
    mistakes: MistakenInput.Fault.allCases.map { fault in
      Mistake(fault.rawValue) {
        $0.inputEmbedding = { MistakenInput(fault, $0, $1) }
      }
    })
}

private func embedded(
  _ work: EmbeddingsWork, _ shape: [Int]
) throws -> [Answer] {
  func table(_ count: Int, seed: UInt64) -> Embedding {
    Embedding(
      count: count, width: 3, generator: RandomGenerator(seed: seed))
  }
  let layer = try work.inputEmbedding(table(5, seed: 3), table(6, seed: 4))
  let parameters = layer.namedParameters.sorted { $0.name < $1.name }
  let output = layer(randomIDs(shape, below: 5))
  if output.requiresGradient {
    (output * random(output.shape, seed: 7)).sum().backward()
  }
  return [
    Answer("parameters", parameters.map(\.name)),
    Answer("sums", output.detached()),
  ]
    + parameters.map { name, parameter in
      let none = T.zeros(parameter.value.shape)
      return Answer("gradient of \(name)", parameter.gradient ?? none)
    }
}

/// An input embedding with one fault.
private final class MistakenInput: Module, TokenLayer {
  enum Fault: String, CaseIterable {
    case noPosition = "The positions are missing."
    case byText = "The position counts the texts of the batch, not tokens."
    case byID = "It looks the ids up among the positions, too."
    case fromOne = "The positions begin at 1; the first token has row 0."
    case scaled = "It multiplies the token by √width, which GPT does not."
    case product = "It multiplies token and position instead of adding."
  }

  let token: Embedding
  let position: Embedding
  private let fault: Fault

  init(_ fault: Fault, _ token: Embedding, _ position: Embedding) {
    (self.fault, self.token, self.position) = (fault, token, position)
  }

  func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    let tokens = token(ids)
    let (batch, count) = (ids.shape[0], ids.shape[1])
    let positions = position(.arange(count))
    switch fault {
    case .noPosition: return tokens
    case .byText:
      return tokens + position(.arange(batch)).unsqueezed(at: 1)
    case .byID: return tokens + position(ids)
    case .fromOne: return tokens + position(.arange(1, count + 1))
    case .scaled:
      return tokens * Float(tokens.shape[2]).squareRoot() + positions
    case .product: return tokens * positions
    }
  }
}

var offsetExercise: Exercise<EmbeddingsWork> {
  Exercise(
    "relative positions", \.relativeOffsets, in: "RelativeOffsets.swift",
    section: "2.8", minutes: 5,
    hints: [
      "The next token is at +1, the one before at −1, the token itself at 0.",
      "Two loops, or a column minus a row, which broadcasts.",
      "`min(max(offset, -maximum), maximum)` cuts off at both ends.",
    ],
    explanation: """
      Each offset then gets a learned number, which is added to the \
      attention score of the two tokens. A phrase keeps its numbers \
      wherever it stands. T5 does it this way; GPT has absolute positions.
      """,
    trials: [(1, 1), (3, 1), (4, 9), (6, 3), (5, 2)].map {
      tokens, maximum in
      Trial("\(tokens) tokens, at most \(maximum)") {
        [Answer("offsets", try $0.relativeOffsets(tokens, maximum))]
      }
    },
    mistakes: [
      offsets("It is i − j: the next token should be at +1.") {
        i, j, most in
        min(max(i - j, -most), most)
      },
      offsets("The offsets are not cut off at the maximum.") { i, j, _ in
        j - i
      },
      offsets("The sign is lost: before and after are different.") {
        i, j, most in min(abs(j - i), most)
      },
      offsets("It cuts off to the right only, not to the left.") {
        i, j, most in min(j - i, most)
      },
      offsets(
        "What is too far away gets 0, as if it were the token itself."
      ) { i, j, most in abs(j - i) > most ? 0 : j - i },
    ])
}

/// A mistake: another offset for tokens i and j and a maximum.
private func offsets(
  _ name: String, _ offset: @escaping (Int, Int, Int) -> Int
) -> Mistake<EmbeddingsWork> {
  Mistake(name) {
    $0.relativeOffsets = { tokens, maximum in
      Tensor(
        (0..<tokens).map { i in
          (0..<tokens).map { j in offset(i, j, maximum) }
        })
    }
  }
}
