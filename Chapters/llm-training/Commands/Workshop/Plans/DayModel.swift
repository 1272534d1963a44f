extension WorkshopSession {
  static let dayModel = WorkshopSession(
    title: "The model",
    items: [
      .cells(
        10,
        "Normalization",
        "ch05-architecture",
        [
          "mean and variance":
            "Of each row, over its numbers.",
          "normalized by hand":
            "Subtract the mean, divide by the standard deviation.",
          "4.2 LayerNorm":
            "Two parameters: they start at 1 and 0.",
          "which variance":
            "Divided by n, not by n − 1.",
        ],
        "Each token’s vector gets mean 0 and variance 1.",
        seconds: 0.1),
      .exercise(
        15,
        .layerNorm,
        "Write layer normalization with scale and shift.",
        answer: """
          Mean and biased variance over the last axis, keeping the \
          dimension; add 0.00001 before the root.
          """,
        pitfalls: [
          "Unbiased variance: right to three digits, and wrong.",
          "Normalizing over the batch.",
        ]),
      .cells(
        8,
        "Feed forward, and shortcuts",
        "ch05-architecture",
        [
          "GELU and ReLU":
            "Smooth, and a little below 0.",
          "feed-forward network":
            "Four times as wide inside.",
          "gradients without shortcuts":
            "They shrink from layer to layer.",
          "4.4 Gradients with shortcuts":
            "The sum passes gradients on.",
        ],
        "A network for each token, and a way around it.",
        seconds: 0.1),
      .exercise(
        12,
        .feedForward,
        """
        Two linear layers with GELU between them; the inner width is four \
        times the outer.
        """,
        answer: "Linear(width, 4 · width), GELU, Linear(4 · width, width).",
        pitfalls: [
          "A third activation after the second layer."
        ]),
      .cells(
        10,
        "Block and model",
        "ch05-architecture",
        [
          "4.5 transformer block":
            "Normalize first, then attend, then add.",
          "4.6 GPT model":
            "The outline with real parts.",
          "how many parameters":
            """
          163 million, called 124 million: GPT-2 uses one matrix twice.
          """,
        ],
        "The parts come together.",
        seconds: 1.6,
        ifNumbersDiffer: """
          A row with dropout can differ from an older printing: Intel’s \
          builds of PyTorch draw other masks. The cell “If you have seen \
          another mask” shows both.
          """),
      .question(
        5,
        """
        Attention or the feed-forward network: which has more parameters \
        in a block?
        """,
        answer: """
          The feed-forward network, twice as many: 8 · width² against 4 · \
          width².
          """),
      .exercise(
        15,
        .transformerBlock,
        "Put norm, attention, feed-forward and shortcuts together.",
        answer: """
          x + drop(attention(norm1(x))), then that + \
          drop(feedForward(norm2(that))).
          """,
        pitfalls: [
          "The shortcut taken after the norm instead of before.",
          "One norm used twice.",
        ]),
      .cells(
        10,
        "It writes",
        "ch05-architecture",
        [
          "4.7 one token":
            "Untrained: all tokens are about equally likely.",
          "token after token":
            "Append, and ask again.",
          "4.7 ids as text":
            "Nonsense, as it must be.",
        ],
        "One token, and again.",
        seconds: 2.3,
        ifNumbersDiffer: """
          Which token is largest is chance before training, but the same \
          chance with the same seed.
          """),
      .question(
        5,
        """
        The model has learned nothing. Which loss would you expect, with \
        50,257 tokens?
        """,
        answer: "ln 50257, about 10.8: that of guessing."),
      .pause(15),
    ])
}
