/// A season, with its months and typical weather.
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
