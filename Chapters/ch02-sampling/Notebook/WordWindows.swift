import Notebooks
import Sampling

/// The notes' step-by-step example: windows that slide over eight words.
func wordWindows(_ notebook: Notebook) {
  notebook.cell(
    "2.6 A window slides over words",
    """
    To see what a data set does with a text, the notes use words instead of ids. A window of four words \
    moves on by a stride of one word at a time; beside each window stands its target. Eight words give \
    four windows, because the last word can only be an answer.
    """)
  let words = "Lorem ipsum dolor sit amet, consectetur adipiscing elit.".split(separator: " ")
  let windows = SlidingWindows(over: words.map(String.init), length: 4, stride: 1)
  notebook.print(lines(of: windows).joined(separator: "\n"))
  notebook.compare("windows", windows.count, book: Printed.windows.count, source: .notes)
  for (index, line) in lines(of: windows).enumerated() {
    notebook.compare("window \(index + 1)", line, book: Printed.windows[index], source: .notes)
  }

  notebook.cell(
    "2.6 A stride of two",
    """
    With a longer stride the windows overlap less. The notes list a third window here, but its target \
    would end in a ninth word, and the sentence has only eight.
    """)
  let everySecond = SlidingWindows(over: windows.tokens, length: 4, stride: 2)
  notebook.print(lines(of: everySecond).joined(separator: "\n"))
  notebook.expectDifference(
    "windows", everySecond.count, book: 3,
    reason: "the third target in the notes ends in \"sed\", a word that the sentence does not have")

  notebook.cell(
    "2.6 The word that was missing",
    "If the sentence went on with \"sed\", as the notes assume, there would be the third window.")
  let longer = SlidingWindows(over: windows.tokens + ["sed"], length: 4, stride: 2)
  notebook.print(lines(of: longer).joined(separator: "\n"))
  notebook.compare(
    "third target", longer[2].target, book: ["consectetur", "adipiscing", "elit.", "sed"],
    source: .notes)

  notebook.cell(
    "2.6 A stride as long as the window",
    """
    Now nothing overlaps: each word is in one input at most. Eight words give a single window, since a \
    second one would have no whole target.
    """)
  let disjoint = SlidingWindows(over: windows.tokens, length: 4, stride: 4)
  notebook.print(lines(of: disjoint).joined(separator: "\n"))
}

/// Describes each window in a line: its input and its target.
private func lines(of windows: SlidingWindows<String>) -> [String] {
  (0..<windows.count).map { index in
    let (input, target) = windows[index]
    return input.joined(separator: " ") + " → " + target.joined(separator: " ")
  }
}
