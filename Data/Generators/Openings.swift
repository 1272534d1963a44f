extension TextWriter {
  /// Returns where somebody lives, as a phrase to follow "lived".
  mutating func home() -> String {
    either(
      "in a small house by the river", "in a white house at the edge of the village",
      "in a flat above the bakery", "on a farm on the hill", "in an old mill near the wood",
      "in a cottage by the sea", "in a tall house on the market square", "in a yellow house beside the school"
    )
  }

  /// Returns the opening of a story: who it is about, when it happens and, half of the time, what one sees.
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

  /// Returns a closing sentence for any story that ends well.
  mutating func farewell(_ hero: Person) -> String {
    either(
      "That night \(hero) slept well.", "\(hero) went home happy.",
      "It had been a good day, and \(hero) knew it.",
      "In the evening \(hero) told the whole story at the table.",
      "\(hero) smiled all the way home.", "And that was the end of a long day for \(hero).",
      "\(hero) never forgot that day.")
  }
}
