/// A season with what belongs to it.
struct Season {
  let name: String
  let months: [String]
  let weather: [String]
  let sights: [String]

  static let spring =
    Season(
      name: "spring", months: ["March", "April", "May"],
      weather: ["fresh", "bright", "mild", "windy"],
      sights: [
        "The first flowers stood in the grass.", "The birds were building their nests.",
        "The apple trees were in blossom.", "Small green leaves were coming out on every branch.",
      ])
  static let summer =
    Season(
      name: "summer", months: ["June", "July", "August"],
      weather: ["warm", "hot", "sunny", "still"],
      sights: [
        "Bees hummed in the clover.", "The cherries were red on the tree.",
        "The river was low and clear.", "The windows of every house stood open.",
      ])
  static let autumn =
    Season(
      name: "autumn", months: ["September", "October", "November"],
      weather: ["grey", "misty", "windy", "cool"],
      sights: [
        "Yellow leaves lay on the path.", "The apples were ready to be picked.",
        "Geese flew south over the fields.", "Smoke rose from the chimneys.",
      ])
  static let winter =
    Season(
      name: "winter", months: ["December", "January", "February"],
      weather: ["cold", "clear", "frosty", "snowy"],
      sights: [
        "Snow lay on the roofs.", "There was ice on the pond.",
        "The trees stood bare along the road.", "Long icicles hung from the roof.",
      ])
  static let all = [spring, summer, autumn, winter]
}

extension Narrator {
  /// Returns a home with its preposition, to follow "lived".
  mutating func home() -> String {
    either(
      "in a small house by the river", "in a white house at the edge of the village",
      "in a flat above the bakery", "on a farm on the hill", "in an old mill near the wood",
      "in a cottage by the sea", "in a tall house on the market square", "in a yellow house beside the school"
    )
  }

  /// Returns a sentence or two that open a story: when it happens, and about whom.
  mutating func opening(_ hero: Person, in season: Season? = nil) -> String {
    let season = season ?? pick(Season.all)
    let time = either("morning", "afternoon")
    let life = either(
      "\(hero) lived \(home()).", "\(hero) lived with \(hero.their) family \(home()).",
      "Once there was a \(hero.isFemale ? "girl" : "boy") called \(hero), who lived \(home()).", "", "")
    let day = either(
      "It was \(a(pick(season.weather))) \(time) in \(season.name).",
      "It was \(a(pick(season.weather))) \(time) in \(pick(season.months)).")
    return paragraph(life, day, chance(oneIn: 2) ? pick(season.sights) : "")
  }

  /// Returns a last sentence that fits any day that ended well.
  mutating func farewell(_ hero: Person) -> String {
    either(
      "That night \(hero) slept well.", "\(hero) went home happy.",
      "It had been a good day, and \(hero) knew it.",
      "In the evening \(hero) told the whole story at the table.",
      "\(hero) smiled all the way home.", "And that was the end of a long day for \(hero).",
      "\(hero) never forgot that day.")
  }
}
