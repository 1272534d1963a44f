extension WorkshopSession {
  static let tuesday = WorkshopSession(
    title: "Tuesday: windows, vectors, attention",
    items: [
      .talk(
        10,
        "Yesterday in five sentences",
        "Say what a token is, and what a gradient is.",
        answer: "Let students say it. Correct words, not ideas."),
      .cells(
        20,
        "Windows",
        "ch02-sampling",
        [
          "target is the input":
            "The text has the answers.",
          "one window asks":
            "Four questions.",
          "a stride of two":
            "Overlap.",
          "what the stride costs":
            "More windows, the same text.",
        ],
        "Inputs, targets, strides.",
        seconds: 0.1,
        ifNumbersDiffer: """
          Numbers marked “as recorded” belong to this project’s own texts. \
          With the book’s story and GPT-2’s vocabulary they are the book’s; \
          without them they cannot be.
          """),
      .exercise(
        25,
        .windows,
        "Cut ids into windows of a length and a stride.",
        answer: """
          Starts are 0, stride, 2 · stride, … while start + length < count.
          """,
        pitfalls: [
          "≤ instead of <: the last window has no last target."
        ]),
      .exercise(
        20,
        .targets,
        "Return the targets of each window.",
        answer: "The same windows, one further on.",
        pitfalls: [
          "The first token of the next window is missing."
        ]),
      .question(
        10,
        "A stride of 1 gives the most windows. Why not always take it?",
        answer: """
          Neighbouring windows hold nearly the same text: an epoch takes as \
          many times longer as the window is long, and the model overfits \
          sooner.
          """),
      .pause(15),
      .cells(
        20,
        "Tokens as vectors",
        "ch03-embeddings",
        [
          "looking up one id":
            "A row of a table.",
          "rows are parameters":
            "Only used rows get a gradient.",
          "one-hot times weight":
            "Lookup is a product with a one-hot row.",
        ],
        "A token is a row of numbers that is learned.",
        seconds: 0.6),
      .exercise(
        20,
        .embeddingLookup,
        """
        Return the rows of a table for a batch of ids, and add up their \
        gradients.
        """,
        answer: "Gather forward; scatter-add backward.",
        pitfalls: [
          "An id that occurs twice overwrites its gradient."
        ]),
      .cells(
        20,
        "Positions",
        "ch03-embeddings",
        [
          "without positions":
            "A bag of words.",
          "same word differs":
            "The same word differs by its place.",
          "token plus position":
            "Same width, so they can be added.",
        ],
        "Where a word stands.",
        seconds: 0.2),
      .question(
        10,
        "Could one append the position’s vector instead of adding it?",
        answer: """
          Yes; the model would be wider for it. Adding lets training decide \
          how much of the width positions get.
          """),
      .pause(15),
      .cells(
        25,
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
          "all scores":
            "One matrix product instead of 36 dot products.",
          "all context vectors":
            "The same vector for “journey” as before: point at it.",
        ],
        "Scores, weights, context vectors.",
        seconds: 0.1),
      .exercise(
        15,
        .dotProduct,
        "Score every word against a query.",
        answer: "Multiply in pairs, add: a matrix-vector product.",
        pitfalls: [
          "The outer product has the wrong shape."
        ]),
      .exercise(
        25,
        .softmax,
        "Write softmax over the last axis, and its gradient.",
        answer: """
          Forward: subtract the largest, exponentials, divide. Backward: y \
          (g − Σ g y).
          """,
        pitfalls: [
          "Gradient y (1 − y) only: that is the diagonal."
        ]),
      .cells(
        30,
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
          "3.4.2 SelfAttentionV1":
            "Random matrices.",
          "3.4.2 SelfAttentionV2":
            "Linear layers: other initial weights.",
        ],
        "Three learned matrices, and a class.",
        seconds: 0.1),
      .cells(
        20,
        "Exercise 3.1 of the book",
        "ch04-attention",
        [
          "one version weights":
            """
          With `--hide-solutions` first. Linear layers store [outputs, \
          inputs], so the weights must be transposed.
          """
        ],
        """
        Make both versions give the same result. Try with \
        `--hide-solutions` first.
        """,
        seconds: 0.1),
    ])
}
