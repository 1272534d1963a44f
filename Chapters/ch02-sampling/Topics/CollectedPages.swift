extension CollectedText {
  /// Nine pages of an invented village, as a crawler would bring them.
  public static let pages: [CollectedText] = [
    page(
      "mill",
      """
      <title>Mill</title><h1>The mill</h1>
      <p>The mill stands where the river is narrow. It grinds corn for \
      three villages, and in a dry summer it stands still for weeks.</p>
      """),
    page(
      "bridge",
      """
      <p>The <b>old bridge</b> has five arches. A flood took two of them, \
      and they were built again in stone that came from Hill &amp; Sons.</p>
      """),
    page(
      "mill-copy",
      """
      <h1>Our Mill</h1>
      <p>The mill stands where the river is  narrow. It grinds corn for \
      three villages, and in a dry summer it stands still for weeks!</p>
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
      place near the fountain, or call +44 20 7946 0018 in the evening.</p>
      """),
    page("lost", "<p>Page not found.</p>"),
    page(
      "school",
      """
      <script>if (day < 6) ring()</script>
      <p>The school has one room and two teachers. In winter every child \
      brings a log for the stove, and the day begins with lighting it.</p>
      """),
    page(
      "night",
      """
      <p>At night the lamps on the quay are lit by hand. A man with a \
      ladder needs an hour for all of them, longer in the wind.</p>
      """),
    page(
      "ferry",
      """
      <p>The ferry waits on the other bank until somebody rings the bell. \
      It takes six people, or four and a cart.</p>
      """),
  ]

  private static func page(_ source: String, _ text: String) -> Self {
    CollectedText(source: source, text: text)
  }
}
