/// What the exercises of the book ask, in this project's words, by their numbers.
///
/// Cells whose titles name an exercise work it out. With `--hide-solutions` they show the task instead.
enum BookExercises {
  static let tasks: [String: String] = [
    "A.1": "Check that the installation works: print what the library, the system and the processor are.",
    "A.2": "Run the checks of the set-up and look for what is missing.",
    "A.3":
      "How many parameters does a network with two inputs, hidden layers of 30 and 20, and two outputs have?",
    "A.4":
      "Time the product of a [100, 200] and a [200, 300] matrix. How many operations per second is that?",
    "2.1":
      "Encode \"Akwirw ier\", a word that does not exist, and decode each id. Do the pieces give the word back?",
    "2.2":
      "Load the story with windows of length 2 and stride 2, and of length 8 and stride 2. Which ids repeat?",
    "3.1":
      "Give the first version of self-attention the weights of the second, so that both return the same.",
    "3.2": "Change an argument of the wrapper of two heads so that the result has width 2 instead of 4.",
    "3.3": "Create a MultiHeadAttention of GPT-2's smallest size: 12 heads, width 768, context 1024.",
    "4.1": "Count the parameters of attention and of the feed-forward network in a block. Which has more?",
    "4.2":
      "Set up GPT-2 medium, large and XL by changing the configuration only, and count their parameters.",
    "4.3": "Give embeddings, attention and shortcuts a dropout rate each, and check that each arrives.",
    "5.1": "How often is \"pizza\" drawn at each temperature? Is there a way to know without drawing?",
    "5.2": "Try temperatures and top-k. For which tasks should they be low, for which high?",
    "5.3": "Which settings make the generated text the same in every run?",
    "5.4": "Load the saved model and optimiser, and train for one more epoch.",
    "5.5": "Compute the training and validation losses of the pretrained model on the story.",
    "5.6": "Load the largest pretrained model and compare its texts with those of the smallest.",
    "6.1": "Pad all messages to the model's context length. What does that do to the accuracy?",
    "6.2": "Train all parameters instead of the last block. Is it worth it?",
    "6.3": "Classify by the first token instead of the last. What happens, and why?",
    "7.1": "Fine-tune with the Phi-3 prompt style. Is it shorter, and are the responses as good?",
    "7.2": "Let the loss ignore the prompt, so that only the response counts. Does it help?",
    "7.3": "Train on a larger set of instructions. Does it help?",
    "7.4": "Fine-tune with LoRA instead of all parameters. Compare time and quality.",
  ]

  /// The numbers of the exercises that a title names: "3.1" of "3.4.2 Exercise 3.1: …", "A.1" and "A.2" of
  /// "A.1 Exercises A.1 and A.2: …".
  static func numbers(in title: String) -> [String] {
    guard let start = title.range(of: "Exercise") else { return [] }
    let names = title[start.upperBound...].prefix { $0 != ":" }
    return names.split { $0 == " " || $0 == "," }.map(String.init).filter { word in
      word.contains(".") && (word.first?.isNumber ?? false || word.first == "A")
    }
  }

  /// The tasks that a cell works out; nil if its title names none.
  static func task(ofTitle title: String) -> String? {
    let found = numbers(in: title).map { tasks[$0] ?? "See exercise \($0) in the book." }
    return found.isEmpty ? nil : found.joined(separator: "\n\n")
  }
}
