import Notebooks

/// Book, chapter 1: what a language model is, how it is made, and how it is
/// used.
func languageModels(_ notebook: Notebook) {
  notebook.cell(
    "1.3 Three stages",
    """
    Headings carry the book's section numbers; those that begin with 0 \
    follow the notes. The notes are the web pages "AI LLM Architecture" on \
    HackTricks, written on the book. Each of these programs retells one of \
    their pages, and is named by its number: ch04 is page 4 of the notes \
    and chapter 3 of the book.

    A language model is made in three stages, and the programs follow \
    them. Below the arrows is what each stage passes to the next.

        1 build               2 pretrain               3 fine-tune
        text → tokens         guess the next token     a little labelled data
        attention, GPT   ──▶  in a lot of text    ──▶  a) a class for each text
        ch01 to ch05          ch06                     b) an answer to instructions
                  random weights         base model    ch07.0 to ch07.2
    """)

  notebook.cell(
    "1.4 Encoder and decoder",
    """
    The transformer of 2017 was built for translation and had two halves. \
    Later models kept one of them.

        encoder                           decoder
        This is [?] short example         This is a short [?]
        ▲▲▲▲ ▲▲     ▲▲▲▲▲ ▲▲▲▲▲▲▲         ▲▲▲▲ ▲▲ ▲ ▲▲▲▲▲
        sees the text on both sides       sees only what lies to the left
        fills gaps, sorts texts: BERT     writes on, token by token: GPT

    GPT is a decoder. To write a text, it appends the token it predicted \
    and predicts the next one.
    """)

  notebook.cell(
    "1.6 Pretraining: the text is its own answer",
    """
    Pretraining needs no labels made by people. Every position in a text \
    asks what comes next, and the text itself has the answer. From enough \
    such questions, a model learns spelling, grammar and a good deal about \
    the world. Real models see tokens, the subject of ch01; words will \
    do for now.
    """)
  let words = "a model learns by guessing the next word".split(
    separator: " ")
  for position in 1..<words.count {
    notebook.print(
      words[..<position].joined(separator: " "), "→", words[position])
  }

  notebook.cell(
    "1.6 Zero-shot and few-shot",
    """
    The text that a pretrained model continues can be a task that it was \
    never trained for. Zero-shot is the task alone. Few-shot adds some \
    solved examples before it. Neither changes a weight: the examples are \
    only more text on the left.
    """)
  let task = "cold → "
  let examples = ["big → small", "early → late", "open → closed"]
  notebook.show("zero-shot", "Give the opposite. " + task)
  notebook.show(
    "few-shot",
    (["Give the opposite."] + examples + [task]).joined(separator: "\n"))
}
