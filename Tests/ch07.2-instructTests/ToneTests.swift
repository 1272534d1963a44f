import Corpora
import Foundation
import InstructionTuning
import Testing

@Suite("Tone of responses")
struct ToneTests {
  private let pairs = (0..<30).map { index in
    Preference(
      instruction: "Task \(index)", input: "", output: "Answer \(index).",
      chosen: index % 2 == 0 ? "Gladly: answer \(index)." : "Answer \(index). Good luck!",
      rejected: index % 2 == 0 ? "Well: answer \(index)." : "Answer \(index). Go away!")
  }

  @Test("Words of chosen responses are polite, of rejected ones curt, and those of both count for nothing")
  func score() {
    let judge = ToneJudge(pairs)
    #expect(judge.score("Gladly: answer 99.") > 2)
    #expect(judge.score("Go away!") < -2)
    #expect(judge.score("answer 3.") == 0)
    #expect(abs(judge.score("Gladly: 7. Go away!") - log(16.0) + 2 * log(16.0)) < 1e-9)
    #expect(judge.score("") == 0)
  }

  @Test("Responses are counted by tone, and as right if they contain the expected words side by side")
  func counts() {
    let answers = ["Gladly: answer 1.", "answer one.", "Answer 1. Go away!", "1 answer"].map { response in
      AnsweredInstruction(
        .init(instruction: "Task", input: "", output: "Answer 1."), response: response)
    }
    let counts = ToneCounts(answers, by: ToneJudge(pairs))
    #expect(counts.polite == 1 && counts.neutral == 2 && counts.curt == 1)
    #expect(counts.right == 2)
  }

  @Test("A response contains the expected words only in one piece and in their order")
  func containing() {
    #expect(contains("Well asked! The lamp is red.", "the lamp is red"))
    #expect(!contains("The lamp is not red.", "The lamp is red."))
    #expect(!contains("red", "The lamp is red."))
  }
}

@Suite("Scores with their errors")
struct ScoreErrorTests {
  @Test("The standard error is the deviation of the scores over the root of their number")
  func error() {
    let right = AnsweredInstruction(someInstructions[0], response: "blue")
    let wrong = AnsweredInstruction(someInstructions[0], response: "")
    #expect(abs(ResponseScores([right, wrong]).judgeError - 50) < 1e-9)
    #expect(ResponseScores([right, right, right]).judgeError == 0)
    #expect(ResponseScores([right]).judgeError.isNaN)
  }

  @Test("A line of a chat is what the line is parsed from")
  func line() {
    for entry in someInstructions {
      let parsed = Instruction(line: entry.line)
      #expect(parsed.instruction == entry.instruction && parsed.input == entry.input)
    }
  }
}
