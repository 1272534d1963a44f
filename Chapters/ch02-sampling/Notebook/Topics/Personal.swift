import Corpora
import Notebooks
import Sampling
import SamplingTopics
import Tensors

/// Personal data, found and replaced.
func personal(_ notebook: Notebook) throws {
  checkDigits(notebook)
  removal(notebook)
}

private func checkDigits(_ notebook: Notebook) {
  notebook.cell(
    "Personal data: Luhn's digit tells a card from any long number",
    """
    Sixteen digits may be an order or a card. The last digit of a card \
    depends on the others, so that nine of ten random numbers are no cards.
    """)
  notebook.ask(
    "Does the check notice one wrong digit? And two swapped ones?")
  notebook.source(of: "passesLuhn")
  let card = withCheckDigit([4, 9, 3, 7, 0, 9, 0, 1, 8, 6, 2, 5, 5, 2, 0])
  notebook.print(card.map(String.init).joined(), passesLuhn(card))
  var missedChanges = 0
  for place in card.indices {
    for digit in 0...9 where digit != card[place] {
      var wrong = card
      wrong[place] = digit
      if passesLuhn(wrong) { missedChanges += 1 }
    }
  }
  let missedSwaps = card.indices.dropLast().filter { place in
    var wrong = card
    wrong.swapAt(place, place + 1)
    return wrong != card && passesLuhn(wrong)
  }.map { "\(card[$0])\(card[$0 + 1])" }
  notebook.show(
    "of \(9 * card.count) wrong digits it misses", missedChanges)
  notebook.show("swapped neighbours that it misses", missedSwaps)
  notebook.claim("every wrong digit is noticed", missedChanges == 0)
  notebook.claim(
    "every swap is, but for 09 and 90",
    Set(missedSwaps).isSubset(of: ["09", "90"]))
}

private func removal(_ notebook: Notebook) {
  notebook.cell(
    "Personal data: removed by patterns, precision and recall",
    """
    Patterns find what looks like a mail address, a card or a phone \
    number, and a placeholder takes its place, so that the sentence stays \
    one. In 800 generated messages it is known what is personal. They also \
    have orders, years, prices, book numbers, and addresses spelt out in \
    words.
    """)
  notebook.source(of: "withoutPersonalData", "PersonalData.pattern")
  let messages = PlantedText.messages(
    count: 800, generator: RandomGenerator(seed: 4))
  let results = messages.map { withoutPersonalData($0.text) }
  for index in 0..<8 {
    notebook.print(messages[index].text, "→", results[index].text)
  }
  var table = Table(
    ["kind", "planted", "precision", "recall"],
    numbers: ["planted", "precision", "recall"])
  for kind in PersonalData.allCases {
    var score = Detection(found: [], wanted: [])
    for (message, result) in zip(messages, results) {
      let found = Set(result.found.filter { $0.kind == kind })
      let planted = message.planted.filter { $0.kind == kind }
      score.hits += found.intersection(planted).count
      score.falseAlarms += found.subtracting(planted).count
      score.misses += planted.subtracting(found).count
    }
    table.append([
      kind.rawValue, "\(score.hits + score.misses)",
      score.precision.decimals(3), score.recall.decimals(3),
    ])
  }
  notebook.show("found among what was planted", table)
  let isClean = results.allSatisfy {
    withoutPersonalData($0.text).found.isEmpty
  }
  notebook.claim(
    "a second run finds nothing more", isClean)
  notebook.remark(
    """
    The book numbers have 13 digits, and every tenth passes Luhn's check \
    by chance: false alarms. An address written "anna at mail dot example" \
    slips through. Names, streets and illnesses have no pattern at all; \
    finding those takes a model trained to mark entities, which misses \
    some, too.
    """)
}
