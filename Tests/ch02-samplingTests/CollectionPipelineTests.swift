import SamplingTopics
import Testing

@Suite("Topic pipeline: every page is accounted for")
struct CollectionPipelineTests {
  private let run = CollectionStage.run(CollectionStage.all, on: CollectedText.pages)

  @Test("Every page is kept or dropped by one step")
  func accounts() {
    let kept = run.texts.map(\.source)
    let dropped = run.records.flatMap(\.dropped)
    #expect((kept + dropped).sorted() == CollectedText.pages.map(\.source).sorted())
    #expect(run.records.map(\.dropped) == [[], ["prices", "lost"], ["mill-copy"], []])
    #expect(run.records.allSatisfy { $0.entered == $0.left + $0.dropped.count })
    #expect(run.records.last?.characters == run.texts.reduce(0) { $0 + $1.text.count })
  }

  @Test("Markup, scripts, addresses and numbers are gone")
  func clean() {
    #expect(run.texts.allSatisfy { !$0.text.contains { "<@+".contains($0) } })
    #expect(run.texts.contains { $0.text.contains("Write to [MAIL] for a place") })
    #expect(run.texts.contains { $0.text.contains("or call [PHONE] in the evening") })
    #expect(run.texts[1].text.hasPrefix("The old bridge has five arches."))
    #expect(run.texts[1].text.hasSuffix("came from Hill & Sons."))
  }

  @Test("No pages are no texts")
  func nothing() {
    let (texts, records) = CollectionStage.run(CollectionStage.all, on: [])
    #expect(texts.isEmpty && records.count == 4 && records.allSatisfy { $0.entered == 0 && $0.left == 0 })
  }
}
