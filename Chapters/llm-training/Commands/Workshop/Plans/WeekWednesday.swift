extension WorkshopSession {
  static let wednesday = WorkshopSession(
    title: "Wednesday: masks, heads, parts",
    items: [
      .talk(
        10,
        "Yesterday in five sentences",
        "Say what a query, a key and a value are.",
        answer: """
          A query asks, a key answers how well it fits, a value is what is \
          handed over.
          """),
      .cells(
        30,
        "The mask",
        "ch04-attention",
        [
          "weights to mask":
            "Every word still sees all others.",
          "second way":
            """
          −∞ before softmax becomes 0 after it, and the rows sum to one \
          by themselves.
          """,
          "mask that does not work":
            "Multiplying by 0 fails: 0 · −∞ is not a number.",
          "3.5.3 CausalAttention":
            """
          The class of the book. The mask is a buffer: it moves with the \
          model and is not trained.
          """,
          "proof that the future":
            "Change the last word, and no earlier context vector changes.",
          "mask is not a parameter":
            "It has no gradient.",
          "texts shorter than":
            "The mask is cut to the text.",
        ],
        "No look ahead.",
        seconds: 0.2,
        ifNumbersDiffer: """
          A row with dropout can differ from an older printing: Intel’s \
          builds of PyTorch draw other masks. The cell “If you have seen \
          another mask” shows both.
          """),
      .exercise(
        30,
        .causalMask,
        "Hide the future in a batch of any length.",
        answer: """
          `triu(diagonal: 1)` cut to the tokens, `maskedFill` with −∞, \
          softmax.
          """,
        pitfalls: [
          "Masking after softmax.",
          "A mask of the context length for a shorter text.",
        ]),
      .cells(
        15,
        "Dropout",
        "ch04-attention",
        [
          "dropout on ones":
            "Survivors are doubled, so the mean stays.",
          "dropout on attention weights":
            "Rows no longer sum to one.",
          "only in training":
            "eval() switches it off.",
          "another mask":
            "Why some printings show other zeros.",
        ],
        "Random gaps, in training only.",
        seconds: 0.1,
        ifNumbersDiffer: """
          A row with dropout can differ from an older printing: Intel’s \
          builds of PyTorch draw other masks. The cell “If you have seen \
          another mask” shows both.
          """),
      .pause(15),
      .cells(
        30,
        "Several heads",
        "ch04-attention",
        [
          "two heads side by side":
            "Results beside each other.",
          "product for all heads":
            "One product instead of many.",
          "3.6.2 MultiHeadAttention":
            "The book’s class.",
          "steps for all heads":
            "Follow one shape through it.",
          "computes what the wrapper":
            "The same numbers.",
        ],
        "One attention for each of several questions.",
        seconds: 0.1),
      .exercise(
        45,
        .multiHeadAttention,
        "Write the class: projections, heads, mask, dropout, output.",
        answer: """
          Reshape [batch, tokens, width] to [batch, tokens, heads, size], \
          swap to [batch, heads, tokens, size]; scores, mask, softmax, \
          values; swap back, reshape, project.
          """,
        pitfalls: [
          """
          Reshaping straight to [batch, heads, tokens, size] mixes tokens.
          """,
          "Scaling by the root of the width instead of the head’s size.",
        ]),
      .pause(15),
      .cells(
        15,
        "Normalization",
        "ch05-architecture",
        [
          "mean and variance":
            "Of each row.",
          "4.2 LayerNorm":
            "Scale and shift.",
          "which variance":
            "Divided by n.",
        ],
        "Each token’s vector gets mean 0 and variance 1.",
        seconds: 0.1),
      .exercise(
        25,
        .layerNorm,
        "Write layer normalization, and its gradient.",
        answer: """
          Biased variance, 0.00001 before the root. The gradient loses its \
          mean and its part along the result.
          """,
        pitfalls: [
          "Unbiased variance."
        ]),
      .cells(
        15,
        "Feed forward, and shortcuts",
        "ch05-architecture",
        [
          "GELU and ReLU":
            "Smooth.",
          "two formulas":
            "GPT-2 needs the approximation.",
          "gradients without shortcuts":
            "They shrink.",
          "4.4 Gradients with shortcuts":
            "They do not.",
        ],
        "A network for each token, and a way around it.",
        seconds: 0.1),
      .exercise(
        15,
        .gelu,
        "Write GPT-2’s GELU.",
        answer: "x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))).",
        pitfalls: [
          "The exact formula differs by up to 0.0005: the tests notice."
        ]),
      .exercise(
        15,
        .feedForward,
        "Two linear layers with GELU between them.",
        answer: "Width, four times the width, width.",
        pitfalls: [
          "A third activation."
        ]),
      .cells(
        25,
        "Block and model",
        "ch05-architecture",
        [
          "4.5 transformer block":
            "Normalize first.",
          "4.6 GPT model":
            "The outline with real parts.",
          "how many parameters":
            "163 million, called 124 million.",
          "counting step by step":
            "Find the matrix that is counted once.",
        ],
        "The parts come together.",
        seconds: 2.0,
        ifNumbersDiffer: """
          A row with dropout can differ from an older printing: Intel’s \
          builds of PyTorch draw other masks. The cell “If you have seen \
          another mask” shows both.
          """),
    ])
}
