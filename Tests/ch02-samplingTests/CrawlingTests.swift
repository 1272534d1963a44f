import Files
import SamplingTopics
import Testing

@Suite("Topic crawling: robots.txt")
struct RobotsTests {
  private func allows(_ file: String, _ path: String, agent: String = "ReadingBot") -> Bool {
    RobotsRules(file, for: agent).allows(path)
  }

  @Test("The longest pattern decides, and Allow wins a tie")
  func longest() {
    let file = "User-Agent: *\nAllow: /a/b\nDisallow: /a\nDisallow: /a/b/c\nAllow: /x\nDisallow: /x"
    #expect(allows(file, "/"))
    #expect(!allows(file, "/a"))
    #expect(!allows(file, "/apple"))
    #expect(allows(file, "/a/b"))
    #expect(!allows(file, "/a/b/cd"))
    #expect(allows(file, "/x"))
  }

  @Test("A star is anything, a final dollar sign the end")
  func patterns() {
    let file = "user-agent:*\ndisallow: /*.pdf$\ndisallow: /*/old/*x\ndisallow: /$\nallow: /p$x"
    #expect(!allows(file, "/a/b.pdf"))
    #expect(allows(file, "/a/b.pdf?c"))
    #expect(!allows(file, "/.pdf"))
    #expect(!allows(file, "/a/old/bxc"))
    #expect(allows(file, "/old/x"))
    #expect(!allows(file, "/"))
    #expect(allows(file, "/b"))
    #expect(!allows("User-agent: *\nDisallow: *", "/anything"))
    #expect(!allows("User-agent: *\nDisallow: /a$b", "/a$bc"))
    #expect(allows("User-agent: *\nDisallow: /A", "/a"))
  }

  @Test("Groups that name the crawler replace those for all; equal names are one group")
  func groups() {
    let file = """
      Disallow: /before
      User-agent: *
      Disallow: /all
      User-agent: readingbot/2.0
      User-agent: OtherBot
      Crawl-delay: 3
      Disallow: /one   # a comment
      Sitemap: https://a.example/map
      User-agent: ThirdBot
      Disallow: /
      User-agent: READINGBOT
      Disallow: /two
      """
    #expect(allows(file, "/all"))
    #expect(!allows(file, "/one"))
    #expect(!allows(file, "/two"))
    #expect(!allows(file, "/one", agent: "OtherBot/1"))
    #expect(allows(file, "/two", agent: "OtherBot"))
    #expect(!allows(file, "/all", agent: "FourthBot"))
    #expect(allows(file, "/before", agent: "FourthBot"))
    #expect(allows(file, "/robots.txt", agent: "ThirdBot"))
    #expect(!allows(file, "/robots.txt2", agent: "ThirdBot"))
  }

  @Test("No file, an empty rule, and other line breaks")
  func lenient() {
    #expect(allows("", "/a"))
    #expect(allows("User-agent: *\nDisallow:", "/a"))
    #expect(allows("<html>404</html>", "/a"))
    #expect(!allows("\u{FEFF}User-agent : *\r\nDisallow : /a\r\n", "/a"))
    #expect(!allows("User-agent: *\rDisallow: /a", "/a"))
    // A group without rules allows everything to those it names.
    #expect(allows("User-agent: *\nDisallow: /\n\nUser-agent: ReadingBot", "/a"))
  }

  @Test("Different spellings of a path are one")
  func escapes() {
    #expect(!allows("User-agent: *\nDisallow: /a%7eb/é", "/a~b/%c3%a9/c"))
    #expect(!allows("User-agent: *\nDisallow: /a~b/%C3%A9", "/a%7Eb/é"))
    #expect(allows("User-agent: *\nDisallow: /a%2Fb", "/a/b"))
    #expect(allows("User-agent: *\nDisallow: /100%", "/100"))
  }
}

@Suite("Topic crawling: the crawl")
struct CrawlTests {
  @Test("Links become addresses in one spelling")
  func addresses() {
    let base = "https://a.example/b/c?d"
    #expect(webAddress(of: "e", on: base) == "https://a.example/b/e")
    #expect(webAddress(of: "../e#f", on: base) == "https://a.example/e")
    #expect(webAddress(of: "/e/./f/../g", on: base) == "https://a.example/e/g")
    #expect(webAddress(of: "#f", on: base) == base)
    #expect(webAddress(of: "?e", on: base) == "https://a.example/b/c?e")
    #expect(webAddress(of: "HTTPS://B.Example", on: base) == "https://b.example/")
    #expect(webAddress(of: "//b.example/c", on: base) == "https://b.example/c")
    #expect(webAddress(of: "mailto:a@b.example", on: base) == nil)
    #expect(webAddress(of: "javascript:go()", on: base) == nil)
  }

  @Test("The little web's pages are visited once, nearest first, as far as allowed")
  func littleWeb() {
    var asked: [String] = []
    let (visits, forbidden) = crawl(from: LittleWeb.start, agent: "ReadingBot", limit: 100) {
      asked.append($0)
      return LittleWeb.fetch($0)
    }
    let addresses = visits.map(\.address)
    #expect(Set(asked).count == asked.count)
    #expect(addresses.count == 19)
    #expect(visits.count { $0.page.status == 404 } == 1)
    #expect(visits.map(\.distance) == visits.map(\.distance).sorted())
    #expect(!addresses.contains("https://village.example/island"))
    #expect(
      Set(forbidden) == [
        "https://village.example/calendar?day=2", "https://village.example/maps/bridge.pdf",
        "https://village.example/council/private/letters", "https://castle.example/tower",
      ])
    #expect(Set(asked).isDisjoint(with: forbidden))
    #expect(crawl(from: LittleWeb.start, agent: "GreedyBot", limit: 9, fetch: LittleWeb.fetch).visits.isEmpty)
  }

  @Test("A crawl stops at its limit, where a site has no end")
  func limit() {
    let (visits, _) = crawl(from: "https://a.example/0", agent: "x", limit: 50) { address in
      if address.hasSuffix("robots.txt") { return WebPage(status: 404, body: "") }
      let number = Int(address.split(separator: "/").last ?? "") ?? 0
      return WebPage(body: "<a href='\(number + 1)'>more</a><a href='\(number)'>again</a>")
    }
    #expect(visits.map(\.distance) == Array(0..<50))
  }

  @Test("A site that does not say what it allows is left alone", arguments: [500, 503, 302])
  func unreachable(status: Int) {
    let (visits, forbidden) = crawl(from: "https://a.example/", agent: "x", limit: 5) {
      $0.hasSuffix("robots.txt") ? WebPage(status: status, body: "") : WebPage(body: "x")
    }
    #expect(visits.isEmpty)
    #expect(forbidden == ["https://a.example/"])
    #expect(crawl(from: "https://a.example/", agent: "x", limit: 5) { _ in nil }.visits.isEmpty)
  }
}

@Suite("Topic crawling: WARC records")
struct WARCTests {
  private let record = WARCRecord(
    of: WebPage(body: "<p>é\r\n\r\nWARC/1.1\r\n"), at: "https://a.example/", date: "2026-01-31T12:00:00Z")

  @Test("Records are read back as written, whatever their pages contain")
  func roundTrip() throws {
    let other = WARCRecord(
      of: WebPage(status: 404, type: "text/plain", body: ""), at: "https://a.example/b",
      date: "2026-01-31T12:00:00Z")
    let read = try WARCRecord.all(in: record.bytes + other.bytes, from: "a.warc")
    #expect(read == [record, other])
    #expect(read[0].payload == Array("<p>é\r\n\r\nWARC/1.1\r\n".utf8))
    #expect(read[1].payload == [])
    #expect(read[0]["warc-target-uri"] == "https://a.example/")
    #expect(try WARCRecord.all(in: [], from: "a.warc").isEmpty)
  }

  @Test("Values may go on in the next line; version 1.0 is read, too")
  func folded() throws {
    let text =
      "WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Record-ID: <a:b>\r\nWARC-Date: 2026-01-31T12:00:00Z\r\n"
      + "X-Note: one\r\n\ttwo\r\ncontent-length: 3\r\n\r\nabc\r\n\r\n"
    let records = try WARCRecord.all(in: Array(text.utf8), from: "a.warc")
    #expect(records[0]["X-Note"] == "one two")
    #expect(records[0].block == Array("abc".utf8))
    #expect(records[0].payload == nil)
  }

  @Test("Damaged archives are refused with the record and the field")
  func damaged() {
    func problem(_ bytes: [UInt8]) -> String {
      do {
        _ = try WARCRecord.all(in: bytes, from: "a.warc")
        return "none"
      } catch { return "\(error)" }
    }
    let text = String(decoding: record.bytes, as: UTF8.self)
    func replacing(_ old: String, _ new: String) -> [UInt8] { Array(text.replacing(old, with: new).utf8) }
    #expect(problem([0x1f, 0x8b, 8]).hasPrefix("a.warc: the archive is compressed"))
    #expect(problem(record.bytes + Array("HTTP/1.1".utf8)).contains("record 2: it begins with \"HTTP/1.1\""))
    #expect(problem(replacing("WARC-Date", "Date")).contains("record 1: the field WARC-Date is missing"))
    #expect(
      problem(replacing("\r\nContent-Length", "\r\nLength")).contains("the field Content-Length is missing"))
    #expect(problem(replacing("WARC-Type: ", "WARC-Type ")).contains("has no colon"))
    #expect(problem(Array(record.bytes.dropLast(12))).contains("bytes instead of"))
    #expect(problem(Array(record.bytes.dropLast(1))).contains("two line breaks"))
    #expect(problem(Array("WARC/1.1\r\nWARC-Type: x\r\n".utf8)).contains("ends within the fields"))
    for bytes in [replacing("msgtype=response\r\nContent-Length: ", "\r\nContent-Length: -")] {
      #expect(problem(bytes).contains("not a number of bytes"))
    }
  }
}
