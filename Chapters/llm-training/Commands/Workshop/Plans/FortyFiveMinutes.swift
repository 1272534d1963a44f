extension WorkshopPlan {
  static let fortyFiveMinutes = WorkshopPlan(
    name: "45-minutes", title: "Attention, from a dot product to a mask",
    minutes: 45,
    goal: """
      You can compute attention by hand for three words, write softmax, \
      and say why a mask holds −∞.
      """,
    preparation: """
      Run `swift build` on every machine, or hand out a folder of \
      `llm-training pack`, and let `llm-training doctor` say that all is \
      well.
      """,
    sessions: [
      WorkshopSession(
        title: "Attention",
        items: [
          .talk(
            3,
            "Where attention sits",
            """
            A text becomes ids, ids become vectors, and vectors look at each \
            other before the model guesses the next token. This hour is about \
            the looking.
            """,
            answer: """
              Draw the road on the board: text, ids, vectors, attention, next \
              token. Say that chapter 3 of the book is `ch04-attention` here, \
              because the notes count from another page.
              """),
          .cells(
            5,
            "Scores",
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
            ],
            """
            Read the six vectors, then the scores of “journey” with each of \
            them.
            """,
            seconds: 0.1,
            pitfalls: [
              """
              Some read the score of a word with itself as a similarity of 1. \
              It is the squared length.
              """
            ]),
          .question(
            4,
            """
            Why does “journey” score so high with itself, and must a word \
            always score highest with itself?
            """,
            answer: """
              Its score with itself is its squared length, 1.495 here, and \
              “starts” comes within 0.02 of it. A longer vector that points \
              almost the same way would score higher, so it need not be the \
              highest.
              """,
            pitfalls: [
              """
              “Because it is the same word” explains nothing: ask what would \
              happen if “starts” were twice as long.
              """
            ]),
          .cells(
            5,
            "Softmax",
            "ch04-attention",
            [
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
            ],
            "Scores become weights that sum to one.",
            seconds: 0.1,
            pitfalls: [
              """
              The naive formula gives “nan” for large scores. That is the \
              point of the cell, not a fault.
              """
            ]),
          .cells(
            3,
            "The context vector",
            "ch04-attention",
            [
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
            "Weights mix the vectors.",
            seconds: 0.1),
          .exercise(
            7,
            .softmax,
            "Write softmax over the last axis. Try it on scores around 1000.",
            answer: """
              Subtract the largest score of the row, take exponentials, divide \
              by their sum.
              """,
            pitfalls: [
              """
              Summing over the wrong axis passes for one row and fails for \
              two.
              """,
              """
              Subtracting the largest of the whole tensor is right, but loses \
              small rows to zero.
              """,
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
          .question(
            3,
            """
            The scores are divided by the square root of the width. What would \
            happen to the gradients of softmax without it?
            """,
            answer: """
              Scores of random vectors grow with the root of the width. Softmax \
              of large scores is nearly one-hot, and there its slope is nearly \
              0: nothing would be learned.
              """),
          .cells(
            5,
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
              "proof that the future":
                "Change the last word, and no earlier context vector changes.",
            ],
            "A model that writes must not see what comes next.",
            seconds: 0.1),
          .question(
            2,
            "How many words can the third word see?",
            answer:
              "Three: itself and the two before it. The diagonal is not masked."
          ),
          .talk(
            2,
            "What comes next",
            """
            Several heads side by side, layers on top of each other, and a \
            loss: `ch04` to `ch06`.
            """,
            answer: """
              Name one exercise to do at home: causal mask. Say where: `swift \
              run llm-training exercises`.
              """),
        ])
    ])
}
