extension WorkshopSession {
  static let monday = WorkshopSession(
    title: "Monday: gradients and tokens",
    items: [
      .talk(
        15,
        "Is everything there?",
        """
        Start `llm-training doctor`; run one cell; open the first \
        exercise.
        """,
        answer: """
          Say how the week works: cells in the morning of each topic, then a \
          piece of your own.
          """),
      .cells(
        15,
        "Three stages",
        "ch00-concepts",
        [
          "1.3":
            "Pretraining, then two kinds of fine-tuning.",
          "1.6 pretraining":
            "The text is its own answer.",
          "where the parameters are":
            "Most are in the blocks.",
        ],
        "What a large language model is made of.",
        seconds: 0.1),
      .exercise(
        15,
        .sigmoid,
        "Write the sigmoid and its slope.",
        answer: "1 / (1 + e⁻ˣ); the slope is s (1 − s).",
        pitfalls: [
          "e⁻ˣ overflows for large negative x: use the other form there."
        ]),
      .cells(
        25,
        "Slopes",
        "ch00-concepts",
        [
          "chain rule by hand":
            "The product of the slopes on the way back.",
          "numbers that remember":
            "Each result knows its inputs.",
          "backward from scratch":
            "From the loss to the weights, in reverse order.",
          "forgetting to clear":
            "Gradients add up until they are cleared.",
        ],
        "How a loss reaches every weight.",
        seconds: 0.1),
      .exercise(
        30,
        .backwardOfProduct,
        "Write the gradient of a product for numbers that remember.",
        answer: """
          d(ab) = b da + a db: each input’s gradient grows by the other’s \
          value times the result’s gradient.
          """,
        pitfalls: [
          """
          Assigning instead of adding: wrong as soon as a number is used \
          twice.
          """
        ]),
      .pause(15),
      .exercise(
        20,
        .lossOfClasses,
        "Write the cross entropy of one row of logits.",
        answer: "logsumexp(logits) − logits[label].",
        pitfalls: [
          "Softmax first, then logarithm."
        ]),
      .cells(
        25,
        "A network learns",
        "ch00-concepts",
        [
          "A.5 multilayer":
            "Layers with activations between them.",
          "A.7 training loop":
            "Five steps, repeated.",
          "A.7 accuracy":
            "Five of five; do not expect that of real data.",
        ],
        "Forward, loss, clear, backward, step.",
        seconds: 0.1),
      .question(
        10,
        "What happens if the gradients are not cleared?",
        answer: """
          They add up over the steps, so that each step also repeats the \
          earlier ones: the training overshoots.
          """),
      .cells(
        25,
        "Words",
        "ch01-tokenizing",
        [
          "2.2 split at white space":
            "Punctuation sticks to the words.",
          "2.3 a vocabulary":
            "Ids are places in a sorted list.",
          "word without an id":
            "The moment at which this method ends.",
          "two special tokens":
            "A patch, and its price.",
        ],
        "Cut, number, and meet the unknown.",
        seconds: 0.2,
        ifNumbersDiffer: """
          Numbers marked “as recorded” belong to this project’s own texts. \
          With the book’s story and GPT-2’s vocabulary they are the book’s; \
          without them they cannot be.
          """),
      .exercise(
        20,
        .splitWords,
        "Cut a text at white space and punctuation; keep the punctuation.",
        answer: """
          Letters and digits extend the current word, everything else ends \
          it.
          """,
        pitfalls: [
          "Blank pieces in the result."
        ]),
      .cells(
        20,
        "Byte pairs",
        "ch01-tokenizing",
        [
          "worked example":
            "Eleven letters, five tokens.",
          "merging the most frequent":
            "The space in front belongs to the word.",
          "same word after":
            "Merges apply in the order of learning.",
        ],
        "Count pairs, merge the most frequent, repeat.",
        seconds: 0.1),
      .exercise(
        30,
        .mergePair,
        """
        Replace every occurrence of a pair by a new id, from left to \
        right.
        """,
        answer: "One pass with a skip of two.",
        pitfalls: [
          "Overlapping occurrences count once."
        ]),
      .cells(
        15,
        "Bytes as text",
        "ch01-tokenizing",
        [
          "printable character for every byte":
            "So that files of merges can be read.",
          "half a character":
            "A token can end inside a character.",
        ],
        "Why GPT-2’s vocabulary is full of Ġ.",
        seconds: 0.1),
      .exercise(
        20,
        .byteAlphabet,
        "Give every byte a printable character.",
        answer: """
          188 printable bytes stand for themselves; the other 68 get the \
          characters from 256 on, in order.
          """,
        pitfalls: [
          "The soft hyphen, 173, is not printable."
        ]),
    ])
}
