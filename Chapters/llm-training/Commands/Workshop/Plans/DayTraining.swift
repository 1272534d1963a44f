extension WorkshopSession {
  static let dayTraining = WorkshopSession(
    title: "Training",
    items: [
      .cells(
        10,
        "A loss",
        "ch06-pretraining",
        [
          "how likely are the right":
            "Tiny numbers: the model is guessing.",
          "mean and cross entropy":
            "Minus the mean of the logarithms.",
          "5.1.2 perplexity":
            "Among how many tokens it hesitates.",
        ],
        "One number for how wrong the model is.",
        seconds: 2.1,
        ifNumbersDiffer: """
          Numbers marked “as recorded” belong to this project’s own texts. \
          With the book’s story and GPT-2’s vocabulary they are the book’s; \
          without them they cannot be.
          """),
      .exercise(
        10,
        .lossOfTokens,
        "Write the cross entropy of logits and targets.",
        answer: "Mean of logsumexp(row) − row[target].",
        pitfalls: [
          "Softmax, then logarithm: infinite for sure and wrong models.",
          "The sum instead of the mean.",
        ]),
      .cells(
        12,
        "Training",
        "ch06-pretraining",
        [
          "5.2 training":
            """
          About a minute, once; then it is kept. Start it before you \
          explain it.
          """,
          "text at every stage":
            "From noise to words to sentences.",
          "losses over the steps":
            "Validation turns first.",
        ],
        "Watch the losses fall.",
        seconds: 70,
        pitfalls: [
          """
          The first run trains for about a minute. Run it before the \
          session, and the result is kept.
          """
        ],
        ifNumbersDiffer: """
          Losses agree to the digits that are printed on the same processor \
          with the same number of threads. Another machine rounds \
          differently, and after some hundred steps the last digits differ; \
          the shape of the curve does not.
          """),
      .question(
        5,
        "When should this training have stopped?",
        answer: """
          Where the validation loss is smallest. After that the model learns \
          its texts by heart.
          """),
      .cells(
        10,
        "Choosing tokens",
        "ch06-pretraining",
        [
          "5.3.1 temperature":
            "Divide the logits: below 1 bolder, above 1 flatter.",
          "5.3.2 top-k":
            "Only the k likeliest can be drawn.",
          "5.3.3 sampled text":
            "The same model, other texts.",
        ],
        "From probabilities to a token.",
        seconds: 5),
      .exercise(
        8,
        .temperature,
        """
        Divide logits by a temperature, and turn them into probabilities.
        """,
        answer: "softmax(logits / temperature); 0 means the largest.",
        pitfalls: [
          "Dividing the probabilities instead of the logits."
        ]),
      .talk(
        5,
        "What comes next",
        "Fine-tuning: `ch07.0` to `ch07.2`.",
        answer: """
          Ask what they would train it on. Hand out the folder of \
          `llm-training pack`.
          """),
    ])
}
