extension CollectedText {
  /// Nine pages of an invented village, as a crawler would bring them.
  public static let pages: [CollectedText] = [
    page(
      "mill",
      """
      <h1>The mill</h1>
      <p>The mill stands where the river is narrow. It grinds corn for \
      three villages.</p>
      """),
    page(
      "bridge",
      """
      <p>The <b>old bridge</b> has five arches. A flood took two of them, \
      and they were built again in stone.</p>
      """),
    page(
      "mill-copy",
      """
      <h1>The Mill</h1>
      <p>The mill stands where the river is  narrow. It grinds corn for \
      three villages.</p>
      """),
    page(
      "prices",
      """
      <table><tr><td>12.40</td><td>13.10</td><td>9.95</td></tr></table>
      <p>| 07 | 08 | 09 | 10 | 11 | 12 |</p>
      """),
    page(
      "market",
      """
      <p>Market day is Saturday. Write to keeper@village.example for a \
      place near the fountain.</p>
      """),
    page("lost", "<p>Page not found.</p>"),
    page(
      "school",
      """
      <p>The school has one room and two teachers. In winter every child \
      brings a log for the stove.</p>
      """),
    page(
      "night", "<p>At night the lamps on the quay are lit by hand.</p>"),
    page(
      "ferry", "<p>The ferry waits until somebody rings the bell.</p>"),
  ]

  private static func page(_ source: String, _ text: String) -> Self {
    CollectedText(source: source, text: text)
  }
}
