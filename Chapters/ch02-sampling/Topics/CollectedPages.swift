extension CollectedText {
  /// Eight pages of an invented village, as a crawler would bring them.
  public static let pages: [CollectedText] = [
    (
      "mill",
      "<h1>The mill</h1>\n<p>The mill stands where the river is narrow. It grinds corn for three villages.</p>"
    ),
    (
      "bridge",
      "<p>The <b>old bridge</b> has five arches. A flood took two of them, and they were built again in stone.</p>"
    ),
    (
      "mill-copy",
      "<h1>The Mill</h1>\n<p>The mill stands where the river is  narrow. It grinds corn for three villages.</p>"
    ),
    (
      "prices",
      "<table><tr><td>12.40</td><td>13.10</td><td>9.95</td></tr></table>\n<p>| 07 | 08 | 09 | 10 | 11 | 12 |</p>"
    ),
    (
      "market",
      "<p>Market day is Saturday. Write to keeper@village.example for a place near the fountain.</p>"
    ),
    ("empty", "<p>Page not found.</p>"),
    (
      "school",
      "<p>The school has one room and two teachers. In winter every child brings a log for the stove.</p>"
    ),
    (
      "night",
      "<p>At night the lamps along the quay are lit by hand, from the bridge down to the last boat.</p>"
    ),
  ].map { CollectedText(source: $0.0, text: $0.1) }
}
