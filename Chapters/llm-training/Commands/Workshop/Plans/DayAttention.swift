extension WorkshopSession {
  static let dayAttention = WorkshopSession(
    title: "Attention",
    items: [
      .cells(
        8,
        "Vectors",
        "ch03-embeddings",
        [
          "looking up one id":
            "A row of a table.",
          "rows are parameters":
            "Row 2 was used twice, so its gradient is 2.",
          "token plus position":
            "Same width, so they can be added.",
          "without positions":
            "A bag of words.",
        ],
        "Tokens and positions become vectors.",
        seconds: 0.6),
      .cells(
        10,
        "Attention by hand",
        "ch04-attention",
        [
          "six words as vectors":
            """
          Three numbers a word, so that everything can be checked by \
          hand. Real models have hundreds.
          """,
          "step 1 scores":
            "The query is “journey”. One dot product for each word.",
          "what a dot product is":
            """
          Multiply in pairs and add. Large when two vectors point the \
          same way.
          """,
          "step 2 weights":
            """
          Dividing by the sum would do for positive scores; softmax \
          works for any.
          """,
          "softmax from its formula":
            """
          Exponentials are positive, so are the weights, and they sum to \
          one.
          """,
          "where the formula breaks":
            """
          e to the 1000 is infinite. Subtracting the largest score \
          changes nothing and saves everything.
          """,
          "step 3 context vector":
            """
          A weighted sum of all six words: “journey” now carries a \
          little of its neighbours.
          """,
        ],
        "Scores, weights, context vector.",
        seconds: 0.1),
      .exercise(
        12,
        .softmax,
        "Write softmax over the last axis. Try it on scores around 1000.",
        answer: """
          Subtract the row’s largest score, take exponentials, divide by \
          their sum.
          """,
        pitfalls: [
          "The wrong axis.",
          "No subtraction: “nan”.",
        ]),
      .cells(
        10,
        "Trainable weights",
        "ch04-attention",
        [
          "three matrices":
            """
          Queries, keys and values: three views of the same word, \
          learned.
          """,
          "3.4.1 scaled weights":
            """
          The weights of “journey” again, now from learned projections.
          """,
          "why divide":
            """
          Without scaling, one of ten random keys takes nearly all the \
          weight.
          """,
          "3.4.2 SelfAttentionV2":
            """
          Linear layers draw their weights in another way, so the \
          numbers differ from version 1.
          """,
        ],
        "Three learned matrices, and a class.",
        seconds: 0.2),
      .cells(
        10,
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
        ],
        "A model that writes must not see what comes next.",
        seconds: 0.1,
        ifNumbersDiffer: """
          A row with dropout can differ from an older printing: Intel’s \
          builds of PyTorch draw other masks. The cell “If you have seen \
          another mask” shows both.
          """),
      .exercise(
        15,
        .causalMask,
        """
        Hide the future: fill the scores above the diagonal with −∞, then \
        apply softmax.
        """,
        answer: "`triu(diagonal: 1)`, `maskedFill` with −∞, softmax.",
        pitfalls: [
          "Masking after softmax.",
          "Hiding the diagonal.",
        ]),
      .cells(
        10,
        "Several heads",
        "ch04-attention",
        [
          "two heads side by side":
            "Two attentions, results beside each other.",
          "3.6.2 MultiHeadAttention":
            "One product for all heads; the reshape is the difficulty.",
          "where each head looks":
            "Untrained heads look nowhere in particular.",
        ],
        "One attention for each of several questions.",
        seconds: 0.1,
        ifNumbersDiffer: """
          A row with dropout can differ from an older printing: Intel’s \
          builds of PyTorch draw other masks. The cell “If you have seen \
          another mask” shows both.
          """),
      .question(
        5,
        """
        Twelve heads share a width of 768. How many of the tokens does \
        each head see?
        """,
        answer: """
          All up to the current one. The width is divided, not the tokens: \
          each head works with 64 of 768 numbers.
          """),
      .cells(
        10,
        "Exercise 3.2 of the book",
        "ch04-attention",
        [
          "two heads two numbers":
            """
          With `--hide-solutions` only the question is shown. Each head \
          needs width 1. The book’s solution prints numbers that this \
          class cannot give, and the cell says why.
          """
        ],
        """
        Two heads, and a result of width 2: which size must a head have? \
        Try it with `--hide-solutions` first.
        """,
        seconds: 0.1),
      .pause(60, "Lunch"),
    ])
}
