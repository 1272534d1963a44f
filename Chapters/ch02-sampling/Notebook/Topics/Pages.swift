import Corpora
import Notebooks
import Sampling
import SamplingTopics

/// From a page to the text on it.
func html(_ notebook: Notebook) throws {
  notebook.cell(
    "HTML: a regular expression is not enough",
    """
    One expression, <[^>]*>, finds what is between angle brackets. But a \
    bracket also stands in attributes, comments, scripts and sums. A \
    tokenizer knows where it is. It reads scalar by scalar, by the rules \
    that browsers follow.
    """)
  notebook.ask("Which of these pages does the expression get right?")
  notebook.source(of: "textWithoutTags", "HTMLReader.readToken", "htmlText")
  let pages: KeyValuePairs = [
    "<p>A mill <b>and</b> a bridge</p>": "A mill and a bridge",
    "<p>One</p><p>Two</p>": "One\nTwo",
    "<img alt=\"a > b\">Sums": "Sums",
    "1 < 2 but 3 > 2": "1 < 2 but 3 > 2",
    "<script>if (a < b) go()</script>Go": "Go",
    "<style>p > a { color: red }</style>Red": "Red",
    "Fish &amp; chips, 3&nbsp;&euro;": "Fish & chips, 3\u{A0}€",
    "&lt;p&gt; is a tag": "<p> is a tag",
    "<!-- 2 > 1 -->True": "True",
    "<a title='>'>Link</a>": "Link",
    "An unfinished <b": "An unfinished",
  ]
  var table = Table(["page", "expression", "tokenizer"])
  for (page, text) in pages {
    let crude = textWithoutTags(page)
    table.append([
      page, crude == text ? "✓" : crude.debugDescription,
      htmlText(of: page) == text
        ? "✓" : htmlText(of: page).debugDescription,
    ])
  }
  notebook.show("what is left of a page", table)
  let isRight = pages.allSatisfy { htmlText(of: $0.key) == $0.value }
  notebook.claim(
    "the tokenizer gets all of them right", isRight)
  notebook.answer(
    """
    The first. It needs luck: no bracket but those of tags, no character \
    references, no two blocks in a row.
    """)

  notebook.cell(
    "HTML: text that becomes a page comes back",
    """
    Each paragraph of the story becomes a page: brackets and ampersands \
    escaped, between paragraphs, scripts and comments. Then the text is \
    taken out again.
    """)
  let location = try DataLocation(option: notebook.dataFolder?.path)
  let story = try Corpus.shortStory(in: location).content
  let paragraphs = story.split(whereSeparator: \.isNewline).map {
    $0.split(separator: " ").joined(separator: " ")
  }.filter { !$0.isEmpty }
  let page = paragraphs.map { paragraph in
    "<p title='x>y'>\(escapedHTML(paragraph))</p>"
      + "<!-- > --><script>a<b</script>"
  }.joined(separator: "\n")
  notebook.show("paragraphs", paragraphs.count)
  notebook.show("characters of the page", page.count)
  let read = htmlText(of: page)
  notebook.claim(
    "the same paragraphs, exactly",
    read == paragraphs.joined(separator: "\n"))
  notebook.remark(
    """
    What this does not show: which part of a page is its content. Menus, \
    footers and cookie banners are text, too.
    """)
}
