extension WorkshopSession {
  static let friday = WorkshopSession(
    title: "Friday: fine-tuning",
    items: [
      .talk(
        10,
        "Three ways to adapt a model",
        "A new head, a few more parameters, or all of them.",
        answer: "Ask which is cheapest to store: LoRA’s adapter."),
      .cells(
        20,
        "Low rank",
        "ch07.0-lora",
        [
          "change with few":
            "ΔW = B A.",
          "beside the weight":
            "The weight stays as it is.",
          "E.4 LoRALayer":
            "B begins at zero.",
          "why b is zero":
            "So that nothing changes at first.",
        ],
        "Two narrow matrices beside a weight.",
        seconds: 0.2),
      .exercise(
        30,
        .loraLayer,
        "Write the layer, and the linear layer that carries it.",
        answer: "alpha / rank · x A B beside x Wᵀ; A random, B zero.",
        pitfalls: [
          "Both zero: neither gets a gradient.",
          "Both random: the model starts damaged.",
        ]),
      .cells(
        25,
        "Training the adapter",
        "ch07.0-lora",
        [
          "freezing and replacing":
            "All frozen but A and B.",
          "E.4 training":
            "About a quarter of a minute.",
          "accuracy after training":
            "Compare with before.",
          "E.4 merging":
            "Afterwards it costs nothing.",
        ],
        "Train few parameters, then merge them.",
        seconds: 17,
        ifNumbersDiffer: """
          Losses agree to the digits that are printed on the same processor \
          with the same number of threads. Another machine rounds \
          differently, and after some hundred steps the last digits differ; \
          the shape of the curve does not.
          """),
      .pause(15),
      .cells(
        20,
        "Spam or ham",
        "ch07.1-classification",
        [
          "6.2 the messages":
            "Unbalanced.",
          "rows of one length":
            "Padding.",
          "new head":
            "Two numbers instead of a vocabulary.",
          "why the last token":
            "It alone has seen everything.",
        ],
        "A model that continues texts becomes a classifier.",
        seconds: 0.4),
      .exercise(
        20,
        .accuracy,
        "Count right answers over a loader.",
        answer: """
          argmax of the last token’s logits; right / seen, with the short \
          last batch counted as it is.
          """,
        pitfalls: [
          """
          The mean of the batches’ accuracies: the short batch weighs too \
          much.
          """
        ]),
      .cells(
        30,
        "Training the classifier",
        "ch07.1-classification",
        [
          "6.7 training":
            "About a quarter of a minute.",
          "6.7 the losses":
            "Both fall.",
          "confusion matrix":
            "Which mistakes.",
          "6.7 the mistakes":
            "Read them.",
        ],
        "Train, and look at the mistakes.",
        seconds: 15,
        ifNumbersDiffer: """
          Losses agree to the digits that are printed on the same processor \
          with the same number of threads. Another machine rounds \
          differently, and after some hundred steps the last digits differ; \
          the shape of the curve does not.
          """),
      .question(
        10,
        "Why the last token and not the first?",
        answer: """
          With a causal mask the first sees only itself; the last has seen \
          all.
          """),
      .pause(15),
      .cells(
        20,
        "Instructions",
        "ch07.2-instruct",
        [
          "7.2 tasks with responses":
            "A task, perhaps an input, a response.",
          "alpaca style":
            "Headings mark the parts.",
          "first draft padding":
            "Rows of one length.",
          "final version":
            "−100: the loss ignores padding.",
        ],
        "Texts that end in an answer.",
        seconds: 1.3),
      .exercise(
        30,
        .collate,
        "Pad a batch, shift the targets, and hide padding from the loss.",
        answer: """
          Pad with the end of text, targets one further on, all but the \
          first padding of the targets −100.
          """,
        pitfalls: [
          """
          Hiding the first end of text too: the model never learns to \
          stop.
          """
        ]),
      .cells(
        30,
        "An answering model",
        "ch07.2-instruct",
        [
          "7.6 training":
            "About half a minute.",
          "7.6 the losses":
            "Both fall.",
          "7.7 three responses":
            "Read them aloud.",
          "judge on three":
            "Points by rules.",
        ],
        "Train, ask, judge.",
        seconds: 24,
        ifNumbersDiffer: """
          Losses agree to the digits that are printed on the same processor \
          with the same number of threads. Another machine rounds \
          differently, and after some hundred steps the last digits differ; \
          the shape of the curve does not.
          """),
      .talk(
        25,
        "What did you build?",
        "Each shows one thing that runs on a piece of their own.",
        answer: "Two minutes each. End with `ch07.2-instruct --chat`."),
    ])
}
