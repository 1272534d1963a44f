/// A web of two sites, written for this project, to crawl without a
/// network.
///
/// The village's site has pages in two folders, links in circles, one that
/// leads nowhere, a calendar without end, and pages that nothing links to.
public enum LittleWeb {
  public static let start = "https://village.example/"

  /// Answers for an address; nil if there is no such server.
  public static func fetch(_ address: String) -> WebPage? {
    guard
      let path = address.split(separator: "village.example", maxSplits: 1)
        .last
    else { return nil }
    if address.hasPrefix("https://castle.example/") {
      return address.hasSuffix("robots.txt")
        ? WebPage(
          status: 503, type: "text/plain", body: "Closed for repairs")
        : page("Castle", "Nobody should read this now.", [])
    }
    guard address.hasPrefix("https://village.example/") else { return nil }
    if path == "/robots.txt" {
      return WebPage(type: "text/plain", body: robots)
    }
    if path.hasPrefix("/calendar?day="), let day = Int(path.dropFirst(14)) {
      return page(
        "Day \(day)", "Nothing happens.", ["/calendar?day=\(day + 1)"])
    }
    guard let row = rows[String(path)] else {
      return WebPage(status: 404, body: "<h1>Not found</h1>")
    }
    return page(row.title, row.text, row.links)
  }

  private static func page(
    _ title: String, _ text: String, _ links: [String]
  ) -> WebPage {
    let items = links.map { "<li><a href=\"\(escapedHTML($0))\">\($0)</a>" }
    return WebPage(
      body: """
        <!DOCTYPE html><html><head><title>\(title)</title>
        <style>p > a { color: green }</style></head><body>
        <h1>\(title)</h1><p>\(escapedHTML(text))</p>
        <ul>\(items.joined())</ul>
        <script>if (1 < 2) document.write("<p>hello")</script>
        </body></html>
        """)
  }

  public static let robots = """
    # Dear crawlers, please mind the calendar: it never ends.
    User-agent: *
    Disallow: /calendar
    Allow: /calendar?day=1$
    Disallow: /*.pdf$
    Disallow: /council/private/
    Crawl-delay: 1

    User-agent: GreedyBot
    Disallow: /
    """

  /// The pages: their titles, texts and links.
  private static let rows:
    [String: (title: String, text: String, links: [String])] = [
      "/": (
        "Millbridge", "A village on a river, with a mill & a bridge.",
        [
          "news/", "people/", "/council/", "#top",
          "mailto:mayor@village.example",
        ]
      ),
      "/news/": (
        "News", "What happened lately.",
        ["flood", "market", "./bakery", "../", "/calendar?day=1"]
      ),
      "/news/flood": (
        "The flood", "On Monday the river rose to the second step.",
        ["bridge", "/people/miller", "https://castle.example/tower"]
      ),
      "/news/market": (
        "Market day", "Pears cost < 2 crowns a pound.",
        ["bakery", "/people/", "harvest"]
      ),
      "/news/bakery": (
        "New bakery", "Mrs Dale bakes again, from six o'clock.",
        ["market", "HTTPS://VILLAGE.EXAMPLE/people/baker"]
      ),
      "/news/bridge": (
        "The bridge", "It is closed until the water falls.",
        ["flood", "/council/plans", "/maps/bridge.pdf"]
      ),
      "/news/harvest": (
        "Harvest", "Help is welcome on all farms.", ["market", "lost"]
      ),
      "/people/": (
        "People", "Some of us.",
        ["miller", "baker", "teacher", "smith#forge"]
      ),
      "/people/miller": (
        "The miller", "He grinds what others reap.", ["/news/flood", "./"]
      ),
      "/people/baker": (
        "The baker", "She knows everybody.", ["/news/bakery", "miller"]
      ),
      "/people/teacher": (
        "The teacher", "He teaches reading and sums.",
        ["/school/", "../people/smith"]
      ),
      "/people/smith": (
        "The smith", "Horses wait at her door.", ["teacher"]
      ),
      "/school/": (
        "The school", "One room, thirty children.",
        ["timetable", "/people/teacher"]
      ),
      "/school/timetable": ("Timetable", "Reading, sums, singing.", ["./"]),
      "/council/": (
        "The council", "It meets on Fridays.",
        ["plans", "private/letters", "minutes?year=1901&month=5"]
      ),
      "/council/plans": (
        "Plans", "A new bridge of stone.", ["./", "/news/bridge"]
      ),
      "/council/minutes?year=1901&month=5": (
        "Minutes", "All agreed.", ["plans"]
      ),
      "/council/private/letters": ("Letters", "Not for you.", []),
      "/calendar?day=1": ("Day 1", "Nothing happens.", []),
      "/island": ("The island", "No page links here.", ["/"]),
      "/attic": ("The attic", "Nor here.", ["island"]),
    ]
}
