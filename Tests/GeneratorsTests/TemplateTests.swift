import Testing

@testable import Generators

@Suite("Templates") struct TemplateTests {
  private let slots: Slots = ["name": ["Ada", "Ben"], "who": ["{name}'s cat"]]

  private func results(of template: String) -> Set<String> {
    Set(
      (0..<60).map { seed in
        var narrator = Narrator(seed: UInt64(seed))
        return narrator.filled(template, from: slots)
      })
  }

  @Test("one of the choices is taken, and an empty one leaves no space behind")
  func choices() {
    #expect(results(of: "a [b|c]!") == ["a b!", "a c!"])
    #expect(results(of: "a [b|] , d") == ["a b, d", "a, d"])
  }

  @Test("a place is filled alike everywhere, and numbered places differently")
  func places() {
    #expect(results(of: "{name}, {name}") == ["Ada, Ada", "Ben, Ben"])
    #expect(results(of: "{name} {name2}") == ["Ada Ben", "Ben Ada"])
    #expect(results(of: "{who}") == ["Ada's cat", "Ben's cat"])
  }

  @Test("ranges give every number of theirs")
  func ranges() {
    #expect(results(of: "{2-4}") == ["2", "3", "4"])
  }
}
