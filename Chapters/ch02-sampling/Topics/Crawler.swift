import Foundation

/// What a server answers.
public struct WebPage: Equatable, Sendable {
  public var status: Int
  public var type: String
  public var body: String

  public init(status: Int = 200, type: String = "text/html", body: String) {
    self.status = status
    self.type = type
    self.body = body
  }
}

/// A page that a crawl has fetched.
public struct Visit: Equatable, Sendable {
  public var address: String
  /// How many links lead there from the start, at least.
  public var distance: Int
  public var page: WebPage
}

/// Fetches pages, nearest first, by following links from `start`.
///
/// No address is fetched twice, whatever ways lead to it, and none that the
/// site's `robots.txt` forbids. A site without that file (status 400 to
/// 499) allows everything; one that cannot say (500 and above, or no
/// answer) allows nothing. (RFC 9309, 2.3.1.)
///
/// - Parameters:
///   - agent: the crawler's name
///   - limit: the most pages to fetch
///   - fetch: asks for an address; nil if no server answers
/// - Returns: what was fetched, in order, and what was not allowed.
public func crawl(
  from start: String, agent: String, limit: Int,
  fetch: (String) -> WebPage?
) -> (visits: [Visit], forbidden: [String]) {
  var sites: [String: RobotsRules] = [:]
  var visits: [Visit] = []
  var forbidden: [String] = []
  var seen: Set<String> = [start]
  var queue: [(address: String, distance: Int)] = [(start, 0)]
  var first = 0  // of the queue
  while first < queue.count, visits.count < limit {
    let (address, distance) = queue[first]
    first += 1
    let (site, path) = parts(of: address)
    let rules =
      sites[site] ?? robotsRules(fetch(site + "/robots.txt"), agent)
    sites[site] = rules
    guard rules.allows(path) else {
      forbidden.append(address)
      continue
    }
    guard let page = fetch(address) else { continue }
    visits.append(Visit(address: address, distance: distance, page: page))
    guard page.status == 200, page.type.hasPrefix("text/html") else {
      continue
    }
    for link in htmlLinks(of: page.body) {
      guard let next = webAddress(of: link, on: address) else { continue }
      if seen.insert(next).inserted { queue.append((next, distance + 1)) }
    }
  }
  return (visits, forbidden)
}

/// Returns the rules of a site that answered with `page`.
private func robotsRules(_ page: WebPage?, _ agent: String) -> RobotsRules {
  switch page?.status {
  case .some(200..<300): RobotsRules(page?.body ?? "", for: agent)
  case .some(400..<500): RobotsRules("", for: agent)
  default: RobotsRules("User-agent: *\nDisallow: /", for: agent)
  }
}

/// Returns the address that a link leads to, without its fragment, or nil
/// if it is not one of the web.
///
/// Different ways to write an address become one: scheme and host are in
/// lower case, and `./` and `../` are gone. (RFC 3986, 5.2.)
public func webAddress(of link: String, on base: String) -> String? {
  let link = link.trimmingSpace.prefix { $0 != "#" }
  guard let base = URL(string: base),
    let url = link.isEmpty
      ? base : URL(string: String(link), relativeTo: base),
    var parts = URLComponents(
      url: url.absoluteURL.standardized, resolvingAgainstBaseURL: true),
    let scheme = parts.scheme?.lowercased(),
    ["http", "https"].contains(scheme), let host = parts.host
  else { return nil }
  parts.scheme = scheme
  parts.host = host.lowercased()
  parts.fragment = nil
  if parts.path.isEmpty { parts.path = "/" }
  return parts.string
}

/// Cuts an address before its path: `https://a.example` and `/b?c`.
private func parts(of address: String) -> (site: String, path: String) {
  let path = address.split(separator: "/", maxSplits: 2)
  let site = path.prefix(2).joined(separator: "//")
  return (site, path.count > 2 ? "/" + path[2] : "/")
}
