extension TextWriter {
  /// Writes ham: a message from a friend or relative, or from a shop, clinic or bank.
  mutating func hamMessage(with slots: Slots) -> String {
    switch number(0...99) {
    case 0..<6: styled(filled(pick(FriendTemplates.short), from: slots))
    case 6..<60: styled(friendlyMessage(with: slots))
    case 60..<73: capitalized(filled(pick(BusinessTemplates.reminders), from: slots))
    case 73..<81: emphasised(capitalized(filled(pick(BusinessTemplates.offersToCustomers), from: slots)))
    case 81..<88: filled(pick(HamSpamPair.warnings), from: slots) + " " + advert(with: slots)
    default: styled(filled(pick(HamSpamPair.all).ham, from: slots))
    }
  }

  /// Writes spam: an advert or a scam, which may sound like a friend.
  mutating func spamMessage(with slots: Slots) -> String {
    switch number(0...99) {
    case 0..<36: emphasised(advert(with: slots))
    case 36..<50: styled(filled(pick(SpamTemplates.friendly), from: slots))
    case 50..<65: filled(pick(HamSpamPair.assurances), from: slots) + " " + advert(with: slots)
    default: styled(filled(pick(HamSpamPair.all).spam, from: slots))
    }
  }

  /// Writes an advert or a scam that does not pose as a friend.
  private mutating func advert(with slots: Slots) -> String {
    let kinds = [
      SpamTemplates.prizes, SpamTemplates.prizes, SpamTemplates.offers, SpamTemplates.money,
      SpamTemplates.deceptions,
    ]
    return capitalized(filled(pick(pick(kinds)), from: slots))
  }

  /// Writes one to three sentences from a friend, sometimes with a greeting or a sign-off.
  mutating func friendlyMessage(with slots: Slots) -> String {
    let themes = [
      FriendTemplates.arranging, FriendTemplates.onTheWay, FriendTemplates.errands, FriendTemplates.feelings,
      FriendTemplates.news,
    ]
    var parts: [String] = []
    let length = chance(oneIn: 10) ? 3 : chance(oneIn: 3) ? 2 : 1
    for theme in pick(length, of: themes) { parts.append(capitalized(filled(pick(theme), from: slots))) }
    if chance(oneIn: 4) {
      parts[0] = filled(pick(FriendTemplates.greetings), from: slots) + either("! ", ". ", " - ") + parts[0]
    }
    if chance(oneIn: 5) { parts.append(filled(pick(FriendTemplates.closings), from: slots)) }
    return capitalized(parts.joined(separator: " "))
  }

  /// Returns `text` in a random typing style: unchanged, in lower case, abbreviated, and so on.
  mutating func styled(_ text: String) -> String {
    switch number(0...19) {
    case 0..<9: return text
    case 9..<12: return withoutFullStop(text).lowercased()
    case 12..<14: return withoutFullStop(text)
    case 14..<17: return abbreviated(text)
    case 17: return text.replacing(".", with: "!")
    case 18: return withoutFullStop(text) + either(" :)", " :-)", " ;)", " :D", " xx", " x")
    default: return withoutFullStop(abbreviated(text)).lowercased()
    }
  }

  /// Returns `text` with capitals or exclamation marks in up to half of all cases, otherwise unchanged.
  mutating func emphasised(_ text: String) -> String {
    switch number(0...5) {
    case 0:
      let words = text.split(separator: " ").map(String.init)
      let loud = Set(pick(min(2, words.count), of: Array(words.indices)))
      return words.enumerated().map { loud.contains($0) ? $1.uppercased() : $1 }.joined(separator: " ")
    case 1: return text.replacing(". ", with: "! ")
    case 2 where text.utf8.count < 80: return text.uppercased()
    default: return text
    }
  }

  /// Returns `text` with two thirds of the common words abbreviated, as in hasty typing.
  private mutating func abbreviated(_ text: String) -> String {
    let short = [
      "you": "u", "You": "U", "are": "r", "your": "ur", "Your": "Ur", "to": "2", "for": "4", "please": "pls",
      "Please": "pls", "tomorrow": "tmrw", "Thanks": "thx", "great": "gr8", "before": "b4", "and": "n",
      "tonight": "2nite", "with": "w", "What": "wat", "see": "c", "See": "c", "message": "msg",
      "because": "cos",
    ]
    return text.split(separator: " ").map { word in
      guard let replacement = short[String(word)], !chance(oneIn: 3) else { return String(word) }
      return replacement
    }.joined(separator: " ")
  }

  private func withoutFullStop(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
