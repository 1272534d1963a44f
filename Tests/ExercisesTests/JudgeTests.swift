import Tensors
import Testing

@testable import Exercises

/// A course with one exercise: twice the numbers of a row.
private struct Work {
  var twice: (Tensor<Float>) throws -> Tensor<Float> = { _ in throw NotStarted() }
}

private struct Unfit: Error, CustomStringConvertible {
  let description = "unfit"
}

private func course(remarks: [Remark<Work>] = []) -> Course<Work> {
  Course(
    "ch99-numbers", lesson: Work { $0 * 2 }, solutions: Work { $0 + $0 },
    exercises: [
      Exercise(
        "twice", \.twice, in: "Twice.swift", section: "9.9", minutes: 1, hints: ["a", "b", "c"],
        explanation: "It is 2x.",
        trials: [[2], [3, 2]].map { shape in
          Trial("shape \(shape)") { work in
            let x = Tensor<Float>.randn(shape, generator: RandomGenerator(seed: 5))
            return try answers("twice", gradientsOf: ["x": x]) { try work.twice($0[0]) }
          }
        },
        mistakes: [
          Mistake("It is the square.") { $0.twice = { $0 * $0 } },
          Mistake("It is the square of the whole, reversed.", section: "1.1") { $0.twice = { -($0 * $0) } },
        ],
        remarks: remarks)
    ])
}

struct JudgeTests {
  private func verdict(_ twice: @escaping (Tensor<Float>) throws -> Tensor<Float>) -> ExerciseVerdict {
    course().judge("twice", Work(twice: twice))
  }

  @Test func knowsWhatIsNotStarted() {
    #expect(course().judge("twice", Work()).state == .notStarted)
    let thrown = verdict { _ in throw NotStarted() }
    #expect(thrown.state == .notStarted)
  }

  @Test func acceptsAnotherOrderOfTheSameSum() {
    #expect(verdict { $0 * 3 - $0 }.state == .done)
    #expect(course().judgeSolution(of: "twice").state == .done)
  }

  @Test func namesAMistakeAndWhereToRead() {
    let square = verdict { $0 * $0 }
    #expect(square.state == .wrong && square.mistake == "It is the square.")
    #expect(square.message.last == "It is the square. Read section 9.9 again.")
    let negative = verdict { $0 * -$0 }
    #expect(negative.message.last?.hasSuffix("Read section 1.1 again.") == true)
  }

  @Test func namesAMistakeThatFailsInAnotherTrialToo() {
    // equal to the mistake in the first trial only
    let mixed = verdict { $0.rank == 1 ? $0 * $0 : $0 * 7 }
    #expect(mixed.mistake == "It is the square.")
  }

  @Test func aConstantIsWrong() {
    #expect(verdict { .zeros($0.shape) }.state == .wrong)
  }

  @Test func rightValueWithoutGradientIsWrong() {
    let verdict = verdict { ($0 * 2).detached() }
    #expect(verdict.state == .wrong)
    #expect(verdict.message.contains { $0.contains("gradient of x") })
  }

  @Test func anErrorIsWrongAndShown() {
    let verdict = verdict { _ in throw Unfit() }
    #expect(verdict.state == .wrong && verdict.message.first?.hasSuffix("it throws: unfit") == true)
  }

  @Test func notesWhatToSayIfTheCodeEndsTheProcess() {
    var notes: [[String]] = []
    _ = course().judge("twice", Work { $0.rank == 1 ? $0 * 2 : $0 }) { notes.append($0) }
    #expect(notes.prefix(2) == [["With shape [2]:"], ["With shape [3, 2]:"]])
    #expect(notes.last?.first == "With shape [3, 2]:" && notes.last?.last == "With other inputs:")
  }

  @Test func remarksMakeItRightBut() {
    let judged = course(remarks: [Remark { _ in "It is slow." }]).judge("twice", Work { $0 * 2 })
    #expect(judged.state == .rightBut && judged.message == ["It is slow."])
    let clean = course(remarks: [Remark { _ in nil }]).judge("twice", Work { $0 * 2 })
    #expect(clean.state == .done)
  }

  @Test func everyMistakeIsJudged() {
    let judged = course().judgeMistakes(of: "twice")
    #expect(judged.map(\.mistake) == judged.map(\.verdict.mistake))
    #expect(judged.count == 2)
  }

  @Test(arguments: [
    ([2.0, 4, 6], "It would be right multiplied by 0.5."), ([0, 1, 2], "It would be right with 1 added."),
    ([9, 1, 2], "All is there, but one place too far: a shift by one."),
    ([2, 3, 9], "All is there, but one place too far: a shift by one."),
  ])
  func saysWhatWouldMakeItRight(_ yours: [Double], _ remedy: String) {
    #expect(Answer("x", yours).remedy(toward: Answer("x", [1.0, 2, 3]), .right) == remedy)
  }

  @Test func recognizesATransposeAndAShape() {
    let right = Tensor<Float>([[1, 2, 3], [4, 5, 6]])
    let transposed = Answer("x", right.transposed()).remedy(toward: Answer("x", right), .right)
    #expect(transposed == "It would be right with the last two axes exchanged: transposed().")
    let flat = Answer("x", right.flattened()).remedy(toward: Answer("x", right), .right)
    #expect(flat == "The numbers are right, but the shape is not.")
    #expect(Answer("x", [1.0, 5, 2]).remedy(toward: Answer("x", [1.0, 2, 3]), .right) == nil)
  }

  @Test func printedNumbersHaveRoomForTheirLastDigit() {
    let tolerance = AnswerTolerance.printed(decimals: 4)
    #expect(tolerance.accepts(0.95436, expected: 0.9544) && !tolerance.accepts(0.9545, expected: 0.9544))
  }

  @Test func notANumberAgreesOnlyWithItself() {
    #expect(AnswerTolerance.right.accepts(.nan, expected: .nan))
    #expect(!AnswerTolerance.right.accepts(.nan, expected: 0))
    #expect(!AnswerTolerance.right.accepts(.infinity, expected: -.infinity))
  }
}
