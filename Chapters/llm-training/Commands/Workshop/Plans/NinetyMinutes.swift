extension WorkshopPlan {
  static let ninetyMinutes = WorkshopPlan(
    name: "90-minutes", title: "From a text to a model that writes",
    minutes: 90,
    goal: """
      You have written the targets of a window, softmax and the causal \
      mask, and you have seen a GPT learn.
      """,
    preparation: """
      Run `swift build` on every machine, or hand out a folder of \
      `llm-training pack`, and let `llm-training doctor` say that all is \
      well.
      """,
    sessions: [
      WorkshopSession(
        title: "From a text to a model that writes",
        items: [
          .talk(
            5,
            "Is everything there?",
            "Start `llm-training doctor`. Every line should have a ✓ or a !.",
            answer: """
              Let those with a ✗ sit beside somebody without one. Nobody mends a \
              machine in this hour.
              """,
            pitfalls: [
              """
              A first build takes three minutes and cannot be hurried: pair up \
              instead.
              """
            ]),
          .cells(
            5,
            "Text becomes ids",
            "ch01-tokenizing",
            [
              "worked example":
                "Eleven letters, three merges, five tokens.",
              "2.5 from text to ids":
                "The invented word is cut into pieces that exist.",
            ],
            "Follow the merges, then count the tokens of the sentence.",
            seconds: 0.2,
            ifNumbersDiffer: """
              Numbers marked “as recorded” belong to this project’s own texts. \
              With the book’s story and GPT-2’s vocabulary they are the book’s; \
              without them they cannot be.
              """),
          .question(
            4,
            "Why can this tokenizer never meet an unknown word?",
            answer: """
              Its alphabet is the 256 bytes. In the worst case a word is as many \
              tokens as it has bytes.
              """),
          .cells(
            5,
            "Ids become windows",
            "ch02-sampling",
            [
              "target is the input":
                "Nobody labels anything: the text has the answers.",
              "one window asks":
                "Four tokens, four questions.",
            ],
            "The target is the input, one token further on.",
            seconds: 0.1,
            ifNumbersDiffer: """
              Numbers marked “as recorded” belong to this project’s own texts. \
              With the book’s story and GPT-2’s vocabulary they are the book’s; \
              without them they cannot be.
              """),
          .exercise(
            8,
            .targets,
            """
            Given ids and a length, return the inputs and targets of the \
            windows.
            """,
            answer: """
              `inputs = ids[i ..< i + length]`, `targets = ids[i + 1 ..< i + \
              length + 1]`, for every i that leaves room for the last target.
              """,
            pitfalls: [
              "One window too many: the last target is past the end.",
              """
              Targets equal to inputs: the model then learns to copy, and its \
              loss falls to 0.
              """,
            ]),
          .cells(
            5,
            "Ids become vectors",
            "ch03-embeddings",
            [
              "looking up one id":
                "A row of a table.",
              "rows are parameters":
                "Only the rows that were used get a gradient.",
              "without positions":
                "The sum of the words is the same in any order.",
            ],
            "A token is a row of numbers that is learned.",
            seconds: 0.6),
          .cells(
            8,
            "Vectors look at each other",
            "ch04-attention",
            [
              "six words as vectors":
                """
              Three numbers a word, so that everything can be checked by \
              hand. Real models have hundreds.
              """,
              "step 1 scores":
                "The query is “journey”. One dot product for each word.",
              "step 2 weights":
                """
              Dividing by the sum would do for positive scores; softmax \
              works for any.
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
            10,
            .softmax,
            "Write softmax over the last axis. Try it on scores around 1000.",
            answer: """
              Subtract the row’s largest score, take exponentials, divide by \
              their sum.
              """,
            pitfalls: [
              """
              Summing over the wrong axis passes for one row and fails for \
              two.
              """,
              "“nan” means that the largest score was not subtracted.",
            ]),
          .cells(
            6,
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
            ],
            "Three learned matrices, and a division.",
            seconds: 0.1),
          .cells(
            8,
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
            seconds: 0.1),
          .exercise(
            12,
            .causalMask,
            """
            Hide the future: fill the scores above the diagonal with −∞, then \
            apply softmax.
            """,
            answer: """
              `triu(diagonal: 1)` is true above the diagonal; `maskedFill(mask, \
              with: -.infinity)` comes before softmax.
              """,
            pitfalls: [
              """
              Masking after softmax: rows no longer sum to one. The judge says \
              so by name.
              """,
              """
              `triu()` without `diagonal: 1` hides the word from itself, and \
              the first row becomes “nan”.
              """,
            ]),
          .cells(
            6,
            "A small GPT learns and writes",
            "llm-training",
            [
              "gpt learns":
                "A model of 100,000 numbers reads one story again and again.",
              "gpt writes":
                """
              It writes what it has learned by heart: look for sentences of \
              the story.
              """,
            ],
            "Watch both losses, then read what it writes.",
            seconds: 15,
            pitfalls: [
              "It runs for some seconds without output: say so before."
            ],
            ifNumbersDiffer: """
              Losses agree to the digits that are printed on the same processor \
              with the same number of threads. Another machine rounds \
              differently, and after some hundred steps the last digits differ; \
              the shape of the curve does not.
              """),
          .question(
            4,
            "One of the two losses turns round and rises. Which, and why?",
            answer: """
              The validation loss. The model begins to learn the story by heart, \
              and that does not help with the part it never reads.
              """),
          .talk(
            4,
            "What comes next",
            """
            Your next steps: chapters 4 and 5 of the book are `ch05` and \
            `ch06`.
            """,
            answer: """
              Point to `swift run llm-training exercises` and to multi-head \
              attention as the piece that is worth an evening.
              """),
        ])
    ])
}
