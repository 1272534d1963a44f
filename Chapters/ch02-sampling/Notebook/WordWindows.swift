import Notebooks
import Sampling

/// The notes' step-by-step example: windows sliding over eight words.
func wordWindows(_ notebook: Notebook) {
  notebook.cell(
    "2.6 A window slides over words",
    """
    To show what a data set does with a text, the notes use words instead \
    of ids. A window of four words moves forward by a stride of one word \
    at a time; next to each window is its target. Eight words give four \
    windows, because the last word can only be an answer.
    """)
  let words = "Lorem ipsum dolor sit amet, consectetur adipiscing elit."
    .split(separator: " ")
  let windows = SlidingWindows(
    over: words.map(String.init), length: 4, stride: 1)
  notebook.print(lines(of: windows).joined(separator: "\n"))
  notebook.compare(
    "windows", windows.count, book: Printed.windows.count, source: .notes)
  for (index, line) in lines(of: windows).enumerated() {
    notebook.compare(
      "window \(index + 1)", line, book: Printed.windows[index],
      source: .notes)
  }

  notebook.cell(
    "2.6 A stride of two",
    """
    With a longer stride the windows overlap less. The notes list a third \
    window here, but its target would need a ninth word, and the sentence \
    has only eight.
    """)
  let everySecond = SlidingWindows(
    over: windows.tokens, length: 4, stride: 2)
  notebook.print(lines(of: everySecond).joined(separator: "\n"))
  notebook.expectDifference(
    "windows", everySecond.count, book: 3,
    reason:
      "the third target in the notes ends in \"sed\", a word that is not in the sentence"
  )

  notebook.cell(
    "2.6 The missing word",
    "If the sentence continued with \"sed\", as the notes assume, there would be a third window."
  )
  let longer = SlidingWindows(
    over: windows.tokens + ["sed"], length: 4, stride: 2)
  notebook.print(lines(of: longer).joined(separator: "\n"))
  notebook.compare(
    "third target", longer[2].target,
    book: ["consectetur", "adipiscing", "elit.", "sed"],
    source: .notes)

  notebook.cell(
    "2.6 A stride as long as the window",
    """
    Now nothing overlaps: each word is in at most one input. Eight words \
    give a single window, since the target of a second one would be \
    incomplete.
    """)
  let disjoint = SlidingWindows(over: windows.tokens, length: 4, stride: 4)
  notebook.print(lines(of: disjoint).joined(separator: "\n"))
}

/// Describes each window in a line: its input and its target.
private func lines(of windows: SlidingWindows<String>) -> [String] {
  (0..<windows.count).map { index in
    let (input, target) = windows[index]
    return input.joined(separator: " ") + " → "
      + target.joined(separator: " ")
  }
}
