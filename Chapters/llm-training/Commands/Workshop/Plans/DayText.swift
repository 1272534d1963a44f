extension WorkshopSession {
  static let dayText = WorkshopSession(
    title: "Text",
    items: [
      .talk(
        10,
        "Is everything there?",
        "Start `llm-training doctor`, then find out how to run one cell.",
        answer: """
          Show `--list`, `--cell` and `--step` once. Everything else is in \
          `--help`.
          """),
      .cells(
        10,
        "Words",
        "ch01-tokenizing",
        [
          "2.2 split at white space":
            "Punctuation sticks to the words.",
          "2.3 a vocabulary":
            "Ids are places in a sorted list.",
          "word without an id":
            "The moment at which this method ends.",
        ],
        """
        Cut a text into words, number them, and meet a word without a \
        number.
        """,
        seconds: 0.1,
        ifNumbersDiffer: """
          Numbers marked “as recorded” belong to this project’s own texts. \
          With the book’s story and GPT-2’s vocabulary they are the book’s; \
          without them they cannot be.
          """),
      .exercise(
        15,
        .splitWords,
        "Cut a text at white space and punctuation; keep the punctuation.",
        answer: """
          Walk over the characters: letters and digits extend the current \
          word, everything else ends it, and what is not white space is a \
          token itself.
          """,
        pitfalls: [
          "“--” is one token in the book.",
          "Empty strings in the result: drop blank pieces.",
        ]),
      .cells(
        10,
        "Byte pairs",
        "ch01-tokenizing",
        [
          "worked example":
            "Eleven letters, three merges, five tokens.",
          "merging the most frequent":
            "The space in front belongs to the word.",
          "same word after":
            "Merges apply in the order in which they were learned.",
        ],
        "Count pairs, merge the most frequent, repeat.",
        seconds: 0.1),
      .question(
        5,
        "Two pairs are equally frequent. Which should be merged?",
        answer: """
          Any, as long as the choice is always the same: here the one that \
          comes first. Another choice gives another vocabulary of the same \
          worth.
          """),
      .exercise(
        20,
        .mergePair,
        """
        Replace every occurrence of a pair by a new id, from left to \
        right.
        """,
        answer: """
          One pass: if this id and the next are the pair, append the new id \
          and skip two, else append this id.
          """,
        pitfalls: [
          """
          “aaa” with the pair “aa” is [new, a]: overlapping occurrences \
          count once.
          """,
          "Changing the array while walking over it.",
        ]),
      .cells(
        8,
        "Windows",
        "ch02-sampling",
        [
          "target is the input":
            "The text has the answers.",
          "one window asks":
            "Four tokens, four questions.",
          "batches of eight without":
            "Stride equal to the length: every token is asked once.",
        ],
        "Inputs, targets, strides, batches.",
        seconds: 0.1,
        ifNumbersDiffer: """
          Numbers marked “as recorded” belong to this project’s own texts. \
          With the book’s story and GPT-2’s vocabulary they are the book’s; \
          without them they cannot be.
          """),
      .exercise(
        12,
        .targets,
        """
        Given ids and a length, return the inputs and targets of the \
        windows.
        """,
        answer: """
          Inputs begin at i, targets at i + 1; the last i leaves room for \
          the last target.
          """,
        pitfalls: [
          "One window too many.",
          "Targets equal to inputs.",
        ]),
      .pause(15),
    ])
}
