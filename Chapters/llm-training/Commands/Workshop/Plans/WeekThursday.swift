extension WorkshopSession {
  static let thursday = WorkshopSession(
    title: "Thursday: training",
    items: [
      .exercise(
        30,
        .transformerBlock,
        "Put norm, attention, feed-forward and shortcuts together.",
        answer: """
          x + drop(attention(norm1(x))), then that + \
          drop(feedForward(norm2(that))).
          """,
        pitfalls: [
          "The shortcut taken after the norm."
        ]),
      .cells(
        20,
        "It writes",
        "ch05-architecture",
        [
          "4.7 one token":
            "Untrained.",
          "token after token":
            "Append, and ask again.",
          "without computing the text again":
            "Keys and values are kept.",
        ],
        "One token, and again.",
        seconds: 3.3),
      .cells(
        20,
        "A loss",
        "ch06-pretraining",
        [
          "how likely are the right":
            "Tiny numbers.",
          "mean and cross entropy":
            "Minus the mean of the logarithms.",
          "5.1.2 perplexity":
            "Among how many tokens it hesitates.",
          "sanity check first loss":
            "About ln(vocabulary).",
        ],
        "One number for how wrong the model is.",
        seconds: 2.4,
        ifNumbersDiffer: """
          Numbers marked “as recorded” belong to this project’s own texts. \
          With the book’s story and GPT-2’s vocabulary they are the book’s; \
          without them they cannot be.
          """),
      .exercise(
        20,
        .lossOfTokens,
        "Write the cross entropy of a batch, and its gradient.",
        answer: """
          Mean of logsumexp(row) − row[target]; the gradient is (softmax − \
          one-hot) / count.
          """,
        pitfalls: [
          "The sum instead of the mean."
        ]),
      .pause(15),
      .cells(
        15,
        "AdamW",
        "ch06-pretraining",
        [
          "AdamW does with":
            "One number, step by step."
        ],
        "What an optimiser does with a gradient.",
        seconds: 0.1),
      .exercise(
        30,
        .adamW,
        "Write one step of AdamW.",
        answer: """
          Decay the weight by rate · decay, update both moments, correct \
          their bias, step by m̂ / (√v̂ + ε).
          """,
        pitfalls: [
          "Decay added to the gradient: that is Adam with L2.",
          "ε inside the root.",
        ]),
      .cells(
        25,
        "Training",
        "ch06-pretraining",
        [
          "5.2 training":
            "About a minute, once; then it is kept.",
          "text at every stage":
            "From noise to sentences.",
          "losses over the steps":
            "Validation turns first.",
          "two losses part":
            "Learning by heart.",
        ],
        "Watch the losses fall.",
        seconds: 70,
        pitfalls: [
          "Run it before the session, and the result is kept."
        ],
        ifNumbersDiffer: """
          Losses agree to the digits that are printed on the same processor \
          with the same number of threads. Another machine rounds \
          differently, and after some hundred steps the last digits differ; \
          the shape of the curve does not.
          """),
      .exercise(
        35,
        .trainingLoop,
        "Write the loop: batches, loss, gradients, step, evaluation.",
        answer: """
          For each epoch and batch: clear, loss, backward, step; every few \
          steps evaluate without a graph and without dropout.
          """,
        pitfalls: [
          "eval() without train() after it: dropout stays off.",
          "Gradients not cleared.",
        ]),
      .pause(15),
      .cells(
        20,
        "Choosing tokens",
        "ch06-pretraining",
        [
          "5.3.1 temperature":
            "Divide the logits.",
          "5.3.2 top-k":
            "Only the k likeliest.",
          "5.3.2 top-p":
            "As many as share p.",
          "5.3.3 sampled text":
            "Other texts of the same model.",
        ],
        "From probabilities to a token.",
        seconds: 5),
      .exercise(
        20,
        .temperature,
        "Divide logits by a temperature, and draw.",
        answer: "softmax(logits / temperature), then a draw.",
        pitfalls: [
          "Dividing the probabilities."
        ]),
      .exercise(
        20,
        .topK,
        "Keep the k largest logits.",
        answer:
          "Everything below the k-th largest becomes −∞, before softmax.",
        pitfalls: [
          "Zero instead of −∞.",
          "Ties at the k-th place.",
        ]),
      .cells(
        15,
        "Weights from elsewhere",
        "ch06-pretraining",
        [
          "5.4 saving and loading":
            "The same losses as before.",
          "loading pretrained":
            "Names and shapes must fit.",
          "text from the loaded":
            "Better than ours: more text, more steps.",
        ],
        "Save, load, and take a pretrained model.",
        seconds: 5),
    ])
}
