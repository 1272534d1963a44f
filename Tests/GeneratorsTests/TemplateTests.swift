import Testing

@testable import Generators

@Suite("Message templates") struct TemplateTests {
  private let slots: Slots = ["name": ["Ada", "Ben"], "who": ["{name}'s cat"]]

  private func results(of template: String) -> Set<String> {
    Set(
      (0..<60).map { seed in
        var writer = TextWriter(seed: UInt64(seed))
        return writer.filled(template, from: slots)
      })
  }

  @Test("each choice can be taken, and an empty choice leaves no extra space")
  func choices() {
    #expect(results(of: "a [b|c]!") == ["a b!", "a c!"])
    #expect(results(of: "a [b|] , d") == ["a b, d", "a, d"])
  }

  @Test("a repeated slot gets the same word, a numbered slot another one")
  func places() {
    #expect(results(of: "{name}, {name}") == ["Ada, Ada", "Ben, Ben"])
    #expect(results(of: "{name} {name2}") == ["Ada Ben", "Ben Ada"])
    #expect(results(of: "{who}") == ["Ada's cat", "Ben's cat"])
  }

  @Test("a range gives every number in it")
  func ranges() {
    #expect(results(of: "{2-4}") == ["2", "3", "4"])
  }
}
