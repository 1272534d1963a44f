import Corpora
import InstructionTuning
import TestSupport
import Testing

@Suite("Exact match and F1")
struct AnswerMatchTests {
  @Test("Case, punctuation and articles are ignored")
  func normalized() {
    #expect(
      normalizedWords("  The capital of Norway, is \"Oslo\".\n") == ["capital", "of", "norway", "is", "oslo"])
    #expect(isExactMatch("the Oslo!", "Oslo"))
    #expect(!isExactMatch("Oslo is", "is Oslo"))
  }

  @Test(
    "F1 is the harmonic mean of precision and recall over words",
    arguments: [
      ("Oslo", "Oslo", 1), ("It is Oslo", "Oslo", 0.5), ("Oslo", "It is Oslo", 0.5), ("Rome", "Oslo", 0),
      ("x x y", "x z", 0.4), ("", "", 1), ("the", "", 1), ("", "Oslo", 0),
    ])
  func f1(response: String, expected: String, score: Double) {
    expectClose(tokenF1(response, expected), to: score)
  }
}

@Suite("chrF")
struct ChrFTests {
  @Test("Equal texts score 1, texts without common characters 0")
  func ends() {
    expectClose(chrF("The cat sat.", "The cat sat."), to: 1)
    #expect(chrF("abc", "xyz") == 0)
    #expect(chrF("", "xyz") == 0)
    #expect(chrF(" ", "") == 1)
  }

  /// By hand: single characters 2 of 3 and 2 of 4, pairs 1 of 2 and 1 of 3, runs of three 0 of 1 and 0 of 2.
  @Test("Precision and recall are averaged over n-gram lengths, and recall weighs double")
  func byHand() {
    let precision = (2.0 / 3 + 1.0 / 2 + 0) / 3
    let recall = (2.0 / 4 + 1.0 / 3 + 0) / 3
    let expected = 5 * precision * recall / (4 * precision + recall)
    expectClose(chrF("abx", "ab cd"), to: expected)
  }

  @Test("A word with another ending scores higher than another word")
  func endings() {
    #expect(chrF("the cats walked", "the cat walks") > chrF("the dogs jumped", "the cat walks"))
  }
}

@Suite("Rule judge")
struct RuleJudgeTests {
  private func score(
    _ response: String, _ instruction: String, input: String = "", _ output: String
  ) -> Int {
    RuleJudge.judge(
      response, to: Instruction(instruction: instruction, input: input, output: output)
    ).score
  }

  @Test("The expected words score 100 whatever their case and punctuation, and no words score 0")
  func ends() {
    #expect(score("oslo IS the capital", "Capital of Norway?", "Oslo is the capital.") == 100)
    #expect(score("", "Capital of Norway?", "Oslo.") == 0)
    #expect(score("...", "Capital of Norway?", "Oslo.") == 0)
    #expect(score("xyz", "Capital of Norway?", "Oslo.") == 0)
  }

  @Test("The right answer in other words scores high, a wrong one in the right form low")
  func content() {
    let instruction = "What is the capital of Norway?"
    let expected = "The capital of Norway is Oslo."
    #expect(score("Oslo", instruction, expected) > 70)
    #expect(score("The capital of Norway is Rome.", instruction, expected) < 30)
    #expect(score("The capital of Norway is Rome.", instruction, expected) > 0)
  }

  @Test("Numbers are compared by value, and a wrong one beside the right one halves the content")
  func numbers() {
    #expect(
      judgedWords("45,000.0 $45000 -3 1.50 -- 3-4 12,5")
        == ["45000", "$", "45000", "-3", "1.5", "3", "-", "4", "12,5"])
    let instruction = "Convert 45 kilometers to meters."
    let expected = "45 kilometers is 45000 meters."
    #expect(score("45 kilometers is 45,000 meters", instruction, expected) == 100)
    let hedged = score("45 kilometers is 45000 or 4500 meters.", instruction, expected)
    #expect(hedged < score("It is 45000 meters.", instruction, expected) - 20)
  }

  @Test(
    "Signs are words: other operators, currencies, symbols or emoji are another answer",
    arguments: [
      ("5 > 7", "5 < 7"), ("3 - 4", "3 + 4"), ("£5", "€5"), ("", "?"), ("?", ""), ("😀", "🎉"), ("👍🏽", "👍"),
      ("a != b", "a = b"), ("5 % 3", "5 / 3"), ("C#", "C"), ("-3", "3"), ("-x", "x"), (".5", "5"),
      ("1.5", "15"),
      ("12345678901234567891", "12345678901234567892"), ("0x10", "16"), ("我爱你", "我恨你"),
    ])
  func differentSigns(response: String, expected: String) {
    #expect(score(response, "Answer.", expected) < 95)
    #expect(!isExactMatch(response, expected))
    #expect(tokenF1(response, expected) < 1)
  }

  @Test(
    "Other spellings of the same signs and numbers are the same answer",
    arguments: [
      ("x = -3", "x = −3"), ("5-3=2", "5 − 3 = 2"), ("(-3)", "-3."), ("?", "?"), ("50 %", "50%"),
      ("25°C", "25 °C"), ("0.50", ".5"), ("1,000,000", "1000000"), ("-0", "0"), ("- a\n- b", "a\nb"),
      ("12345678901234567890", "12,345,678,901,234,567,890.0"), ("3x^2+10x-3", "3x^2 + 10x - 3."),
    ])
  func sameSigns(response: String, expected: String) {
    #expect(score(response, "Answer.", expected) == 100)
    #expect(isExactMatch(response, expected))
    #expect(tokenF1(response, expected) == 1)
  }

  @Test("A sorted list is judged by its order")
  func sorting() {
    let task = ("Sort the numbers.", "7, 1, 8, 4", "1, 4, 7, 8")
    let half = score("4, 1, 7, 8", task.0, input: task.1, task.2)
    #expect(score("The order is 1, 4, 7, 8.", task.0, input: task.1, task.2) > 85)
    #expect(half > 40 && half < 85)
    #expect(score("8, 7, 4, 1", task.0, input: task.1, task.2) < 20)
  }

  @Test("Keeping the mistake, or choosing the wrong alternative, halves the content")
  func leftovers() {
    let good = score("It is a verb.", "Is it a noun or a verb?", input: "dance", "Dance is a verb.")
    let bad = score("It is a noun.", "Is it a noun or a verb?", input: "dance", "Dance is a verb.")
    #expect(good > bad + 20)
    #expect(score("I will atend.", "Correct it.", input: "I will atend.", "I will attend.") < 30)
  }

  @Test("A made-up name or quotation halves the content")
  func inventions() {
    let task = "Make it negative: Mr Birch fed a duck."
    let expected = "Mr Birch did not feed a duck."
    #expect(score("Mr Moss did not feed a duck.", task, expected) < 70)
    #expect(score("He did not feed a duck.", task, expected) > 80)
    let rhyme = ("What rhymes with 'ten'?", "A word that rhymes with 'ten' is 'pen'.")
    #expect(score("A word that rhymes with 'mouse' is 'pen'.", rhyme.0, rhyme.1) < 70)
    #expect(score("A word that rhymes with 'ten' is 'pen', I think.", rhyme.0, rhyme.1) > 80)
  }

  @Test("If the task contains all the words, their order is judged")
  func order() {
    let (instruction, expected) = ("Reverse: moon and stars", "Stars and moon")
    #expect(score("moon and stars", instruction, expected) < 50)
    #expect(score("stars and moon!", instruction, expected) == 100)
  }

  @Test("Scores stay between 0 and 100, and the reason is a short line")
  func bounds() {
    for response in ["", "a", "1 2 3", "Blue. Blue. Blue.", String(repeating: "no ", count: 500)] {
      for entry in someInstructions {
        let judgement = RuleJudge.judge(response, to: entry)
        #expect((0...100).contains(judgement.score))
        #expect(!judgement.reason.isEmpty && !judgement.reason.contains("\n"))
      }
    }
  }

  @Test("The scores of several answers are averaged")
  func means() {
    let right = AnsweredInstruction(someInstructions[0], response: "blue")
    let wrong = AnsweredInstruction(someInstructions[0], response: "")
    let scores = ResponseScores([right, wrong])
    #expect(scores.exactMatch == 0.5)
    #expect(scores.tokenF1 == 0.5)
    #expect(scores.judge == 50)
    expectClose(scores.chrF, to: chrF("blue", "Blue.") / 2)
  }
}
