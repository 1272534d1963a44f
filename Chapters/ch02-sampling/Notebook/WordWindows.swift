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
  notebook.source(of: "SlidingWindows.subscript", "windowCount")
  let words = "Lorem ipsum dolor sit amet, consectetur adipiscing elit."
    .split(separator: " ").map(String.init)
  let windows = SlidingWindows(over: words, length: 4, stride: 1)
  for line in lines(of: windows) { notebook.print(line) }
  notebook.compare(
    "four windows", lines(of: windows).joined(separator: "\n"),
    book: Printed.windows.joined(separator: "\n"), source: .notes)

  notebook.cell(
    "2.6 A stride of two",
    """
    With a longer stride the windows overlap less. The notes list a third \
    window here and say that it assumes a continuation: its target needs a \
    ninth word, and the sentence has eight.
    """)
  let everySecond = SlidingWindows(over: words, length: 4, stride: 2)
  for line in lines(of: everySecond) { notebook.print(line) }
  notebook.expectDifference(
    "windows", everySecond.count, book: 3,
    reason:
      "the notes assume that the text goes on with \"sed\"; here it ends")

  notebook.cell(
    "2.6 The ninth word",
    "If the sentence goes on with \"sed\", there is a third window.")
  let longer = SlidingWindows(over: words + ["sed"], length: 4, stride: 2)
  let third = longer[2].target
  for line in lines(of: longer) { notebook.print(line) }
  notebook.compare(
    "third target", third,
    book: ["consectetur", "adipiscing", "elit.", "sed"],
    source: .notes)

  notebook.cell(
    "2.6 A stride as long as the window",
    """
    Now nothing overlaps: each word is in at most one input.
    """)
  notebook.ask(
    "Eight words, windows of four, stride four: how many windows?")
  let disjoint = SlidingWindows(over: words, length: 4, stride: 4)
  for line in lines(of: disjoint) { notebook.print(line) }
  notebook.claim("a single window", disjoint.count == 1)
  notebook.answer(
    "A second window would need a target that ends with the ninth word.")

  notebook.cell(
    "2.6 The stride over the windows",
    """
    Each row is one window: ● marks its input, ○ the word that only its \
    target has. A longer stride gives fewer windows, and each word is an \
    input less often.
    """)
  let strides = [1, 2, 3, 4]
  notebook.control("stride", states: strides.map { "\($0)" }) { state in
    let windows = SlidingWindows(
      over: words, length: 4, stride: strides[state])
    notebook.show("stride \(strides[state])", map(of: windows))
  }
}

/// Describes each window in a line: its input and its target.
private func lines(of windows: SlidingWindows<String>) -> [String] {
  (0..<windows.count).map { index in
    let (input, target) = windows[index]
    return input.joined(separator: " ") + " → "
      + target.joined(separator: " ")
  }
}

/// A row for each window, a column for each word. The words must differ.
private func map(of windows: SlidingWindows<String>) -> Table {
  var table = Table([""] + windows.tokens)
  for index in 0..<windows.count {
    let (input, target) = windows[index]
    let marks = windows.tokens.map {
      input.contains($0) ? "●" : target.contains($0) ? "○" : ""
    }
    table.append(["\(index + 1)"] + marks)
  }
  return table
}
