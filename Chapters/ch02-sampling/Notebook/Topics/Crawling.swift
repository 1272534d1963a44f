import Notebooks
import SamplingTopics

/// Pages collected by following links.
func crawling(_ notebook: Notebook) throws {
  robots(notebook)
  little(notebook)
  try archive(notebook)
}

private func robots(_ notebook: Notebook) {
  notebook.cell(
    "Crawling: robots.txt says where a crawler may go",
    """
    A site's robots.txt has groups of rules, each for the crawlers that it \
    names. The longest pattern that fits a path decides. A star stands for \
    anything, a dollar sign for the end.
    """)
  notebook.ask("May a crawler read /calendar?day=1, and /calendar?day=10?")
  notebook.source(of: "RobotsRules.allows")
  notebook.print(LittleWeb.robots)
  let paths = [
    "/news/", "/calendar?day=1", "/calendar?day=10", "/maps/bridge.pdf",
    "/maps/bridge.pdf?page=2", "/council/private/letters", "/robots.txt",
  ]
  let rules = ["ReadingBot", "GreedyBot"].map {
    RobotsRules(LittleWeb.robots, for: $0)
  }
  var table = Table(["path", "ReadingBot", "GreedyBot"])
  for path in paths {
    table.append([path] + rules.map { $0.allows(path) ? "may" : "–" })
  }
  notebook.show("who may read what", table)
  let longestWins =
    rules[0].allows("/calendar?day=1")
    && !rules[0].allows("/calendar?day=10")
  notebook.claim(
    "the longer pattern wins, whatever the order", longestWins)
}

private func little(_ notebook: Notebook) {
  notebook.cell(
    "Crawling, simulated: breadth first over a little web",
    """
    The web is a dictionary of pages in this program, so nothing leaves \
    the machine. A queue holds the addresses to visit, a set those seen. \
    The calendar has a page for every day and would never end.
    """)
  notebook.source(of: "crawl")
  let (visits, forbidden) = crawl(
    from: LittleWeb.start, agent: "ReadingBot", limit: 100,
    fetch: LittleWeb.fetch)
  var table = Table(
    ["links away", "status", "address"], numbers: ["links away"])
  for visit in visits {
    table.append([
      "\(visit.distance)", "\(visit.page.status)", visit.address,
    ])
  }
  notebook.show("pages in the order of the visits", table)
  notebook.show("forbidden", forbidden.joined(separator: "\n"))
  let greedy = crawl(
    from: LittleWeb.start, agent: "GreedyBot", limit: 100,
    fetch: LittleWeb.fetch)
  notebook.show("visits of GreedyBot", greedy.visits.count)
  let addresses = visits.map(\.address)
  notebook.claim(
    "no page twice, and none that is forbidden",
    Set(addresses).count == addresses.count
      && Set(addresses).isDisjoint(with: forbidden))
  notebook.claim(
    "the distance never falls",
    zip(visits, visits.dropFirst()).allSatisfy {
      $0.distance <= $1.distance
    })
  let linked = visits.filter { $0.page.status == 200 }.flatMap { visit in
    htmlLinks(of: visit.page.body).compactMap {
      webAddress(of: $0, on: visit.address)
    }
  }
  notebook.claim(
    "every link leads to a page visited or forbidden",
    Set(linked).isSubset(of: addresses + forbidden))
  notebook.remark(
    """
    A real crawler also waits between requests to a server, notices \
    copies, and tries again after errors. This one shows none of that.
    """)
}

private func archive(_ notebook: Notebook) throws {
  notebook.cell(
    "Crawling: pages are kept as WARC records",
    """
    Common Crawl keeps what servers sent, head and all, in files of such \
    records. The length says where a block ends, so its bytes may be \
    anything. Here the crawl is written as an archive, and read back.
    """)
  notebook.source(of: "WARCRecord.bytes")
  let (visits, _) = crawl(
    from: LittleWeb.start, agent: "ReadingBot", limit: 100,
    fetch: LittleWeb.fetch)
  let records = visits.map {
    WARCRecord(of: $0.page, at: $0.address, date: "2026-01-31T12:00:00Z")
  }
  let archive = records.flatMap(\.bytes)
  let read = try WARCRecord.all(in: archive, from: "crawl.warc")
  let first = String(decoding: records[0].bytes, as: UTF8.self)
  let head = first.split(
    separator: "\r\n", omittingEmptySubsequences: false)
  notebook.print(head.prefix(13).joined(separator: "\n"))
  notebook.show("records", read.count)
  notebook.show("bytes", archive.count)
  notebook.claim("the same records, byte for byte", read == records)
  notebook.claim(
    "the pages are in them, exactly",
    zip(read, visits).allSatisfy { $0.payload == Array($1.page.body.utf8) })
}
