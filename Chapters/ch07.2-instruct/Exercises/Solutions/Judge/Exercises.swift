import Exercises
import Tensors

/// The exercises of chapter 7.2, in the book's order.
public var instructionCourse: Course<InstructionTuningWork> {
  Course(
    "ch07.2-instruct", lesson: .lesson, solutions: .solutions,
    exercises: [
      promptExercise, paddingExercise, targetsExercise, collateExercise,
      promptMaskExercise, ignoredTargetsExercise, scoreExercise,
      logProbabilityExercise, preferenceExercise,
    ])
}

private typealias Attempt = Exercise<InstructionTuningWork>

private var promptExercise: Attempt {
  let tasks: [(instruction: String, input: String)] = [
    ("Say hello.", ""), ("Sort the words.", "pear apple"),
    ("Add a line.\nThen stop.", "first\n\nthird"),
  ]
  return Exercise(
    "prompt", \.prompt, in: "Prompt.swift", section: "7.2", minutes: 4,
    hints: [
      "It is three texts joined, of which the last may be empty.",
      "An empty line is \"\\n\\n\"; below a heading is \"\\n\".",
      "`input.isEmpty ? \"\" : \"\\n\\n### Input:\\n\" + input`.",
    ],
    explanation: """
      The model sees one text; the headings are all that tells it where \
      the task ends. Used with another style than in training, it answers \
      worse. Exercise 7.1 tries Phi-3's style, which is shorter.
      """,
    trials: [
      Trial(
        book: "entry 50", prints: [.init("prompt", printedPrompt)]
      ) {
        let prompt = try $0.prompt(
          "Identify the correct spelling of the following word.", "Ocassion"
        )
        return [.init("prompt", prompt)]
      }
    ]
      + tasks.map { instruction, input in
        Trial(input.isEmpty ? "a task without input" : "a task with input")
        {
          [.init("prompt", try $0.prompt(instruction, input))]
        }
      },
    mistakes: [
      Mistake("The input's heading is there even without an input.") {
        $0.prompt = { prompt($0, "\n\n### Input:\n" + $1) }
      },
      Mistake("The heading of the response is added: it comes later.") {
        $0.prompt = { instruction, input in
          prompt(instruction, material(input)) + "\n\n### Response:\n"
        }
      },
      Mistake("The empty lines above the headings are missing.") {
        $0.prompt = { instruction, input in
          let task = opening + "\n### Instruction:\n" + instruction
          return input.isEmpty ? task : task + "\n### Input:\n" + input
        }
      },
      Mistake("The introductory sentence is missing.") {
        $0.prompt = { instruction, input in
          "### Instruction:\n" + instruction + material(input)
        }
      },
      Mistake("The input is left out.") {
        $0.prompt = { instruction, _ in prompt(instruction, "") }
      },
      Mistake("It ends with a line end.") {
        $0.prompt = { prompt($0, material($1)) + "\n" }
      },
    ])
}

private let opening =
  "Below is an instruction that describes a task. "
  + "Write a response that appropriately completes the request."

/// What the book prints for entry 50, up to the response's heading.
private let printedPrompt =
  opening + "\n\n### Instruction:\nIdentify the correct spelling of the "
  + "following word.\n\n### Input:\nOcassion"

private func prompt(_ instruction: String, _ material: String) -> String {
  opening + "\n\n### Instruction:\n" + instruction + material
}

private func material(_ input: String) -> String {
  input.isEmpty ? "" : "\n\n### Input:\n" + input
}

private var scoreExercise: Attempt {
  let replies = [
    "85", "Score: 85/100.", "I cannot tell.", "The student deserves 40.",
    "0", "105", "7 of 10, so 70.", "100", "", "Line one\n\n62\n",
  ]
  return Exercise(
    "score", \.score, in: "Score.swift", section: "7.8", minutes: 4,
    hints: [
      "Digits are characters with `isNumber`.",
      "Drop what comes before the first digit, then take digits only.",
      "`reply.drop { !$0.isNumber }.prefix { $0.isNumber }`.",
    ],
    explanation: """
      The book takes replies that are a number and leaves the others out. \
      Counting them as 0 would lower the mean for the judge's \
      talkativeness. Always look at how many replies had no score.
      """,
    trials: replies.map { reply in
      Trial("the reply \(reply.debugDescription)") {
        let score = try $0.score(reply)
        return [.init("score", score.map { "\($0)" } ?? "nil")]
      }
    },
    mistakes: [
      Mistake("Only replies that are nothing but a number get a score.") {
        $0.score = { reply in Int(reply).flatMap { $0 > 100 ? nil : $0 } }
      },
      Mistake("It takes the last number, which is often what 100 % is.") {
        $0.score = { limited(numbers(in: $0).last) }
      },
      Mistake("All digits of the reply are joined into one number.") {
        $0.score = { limited(Int($0.filter(\.isNumber))) }
      },
      Mistake("Numbers above 100 are taken for scores.") {
        $0.score = { numbers(in: $0).first }
      },
      Mistake("A reply without a score counts as 0, which lowers the mean.")
      { $0.score = { limited(numbers(in: $0).first) ?? 0 } },
      Mistake(
        "A number above 100 is skipped, and so is every score of 100."
      ) {
        $0.score = { reply in
          numbers(in: reply).first.flatMap { $0 < 100 ? $0 : nil }
        }
      },
    ])
}

private func numbers(in reply: String) -> [Int] {
  reply.split { !$0.isNumber }.compactMap { Int($0) }
}

private func limited(_ number: Int?) -> Int? {
  number.flatMap { $0 <= 100 ? $0 : nil }
}
