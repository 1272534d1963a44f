/// A task that is done in steps.
private struct Task {
  let goal: String
  let needs: String
  let steps: [String]
  let warning: String
  let end: String

  static let all = [
    Task(
      goal: "make a cup of tea", needs: "a kettle, a cup and some tea leaves",
      steps: [
        "Boil some water.", "Put the tea leaves into the cup.", "Pour the hot water over them.",
        "Wait for four minutes.",
      ],
      warning: "Be careful, because the water is very hot.", end: "Now you can drink your tea."),
    Task(
      goal: "plant a tree", needs: "a spade, a young tree and a bucket of water",
      steps: [
        "Dig a deep hole.", "Put the tree into the hole.", "Fill the hole with earth.",
        "Pour the water around the tree.",
      ],
      warning: "Do not hurt the roots.", end: "In ten years you can sit in its shade."),
    Task(
      goal: "bake bread", needs: "flour, water, salt and yeast",
      steps: [
        "Mix everything in a bowl.", "Knead the dough well.", "Let it rest for an hour.",
        "Bake it until it is brown.",
      ],
      warning: "Do not open the oven too early.", end: "Let the bread cool before you cut it."),
    Task(
      goal: "write a letter", needs: "paper, a pen and an envelope",
      steps: [
        "Think about what you want to say.", "Write the name of your friend at the top.",
        "Write in short and clear sentences.", "Put your own name at the end.",
      ],
      warning: "Do not forget the stamp.", end: "Then take the letter to the post office."),
    Task(
      goal: "clean a bicycle", needs: "a bucket, a sponge and some oil",
      steps: [
        "Wash off the mud.", "Dry the bicycle with a cloth.", "Put a little oil on the chain.",
        "Check the brakes.",
      ],
      warning: "Do not get oil on the brakes.", end: "Now it will run like new."),
    Task(
      goal: "fly a kite", needs: "a kite, a long string and some wind",
      steps: [
        "Go to an open field.", "Turn your back to the wind.", "Let a friend hold the kite up.",
        "Pull the string when the wind comes.",
      ],
      warning: "Stay away from trees and wires.", end: "Give it more string, and it will rise."),
    Task(
      goal: "make vegetable soup", needs: "carrots, potatoes, an onion and a large pot",
      steps: [
        "Wash the vegetables.", "Cut them into small pieces.", "Boil them in salted water.",
        "Stir the soup from time to time.",
      ],
      warning: "Be careful with the knife.", end: "When the potatoes are soft, the soup is ready."),
    Task(
      goal: "light a fire", needs: "dry wood, some paper and a match",
      steps: [
        "Put the paper in the middle.", "Lay thin sticks over the paper.", "Light the paper with the match.",
        "Add bigger pieces when the sticks burn.",
      ],
      warning: "Never leave the fire alone.", end: "Now you can warm your hands."),
    Task(
      goal: "make a paper boat", needs: "one sheet of paper",
      steps: [
        "Fold the sheet in the middle.", "Fold the two upper corners down.",
        "Fold the lower edges up on both sides.", "Pull the two ends apart.",
      ],
      warning: "Press every fold with your thumb.", end: "Your boat is ready to sail."),
    Task(
      goal: "wash a woollen coat", needs: "cool water, soap and a towel",
      steps: [
        "Fill a tub with cool water.", "Add a little soap.", "Press the coat gently in the water.",
        "Rinse it until the water is clear.",
      ],
      warning: "Hot water makes wool small and hard.", end: "Let the coat dry on the towel."),
    Task(
      goal: "paint a fence", needs: "a brush, a pot of paint and some old clothes",
      steps: [
        "Brush the dust off the boards.", "Stir the paint.", "Paint from the top to the bottom.",
        "Wait for a day and paint it again.",
      ],
      warning: "Do not paint when it looks like rain.", end: "Wash the brush while the paint is wet."),
    Task(
      goal: "feed hens", needs: "corn, fresh water and a little patience",
      steps: [
        "Open the door of the hen house.", "Throw the corn on the ground.", "Fill the bowl with water.",
        "Look for eggs in the straw.",
      ],
      warning: "Do not run, because hens are easily frightened.", end: "Close the door again in the evening."),
    Task(
      goal: "learn a poem by heart", needs: "a poem and a quiet place",
      steps: [
        "Read the whole poem aloud.", "Learn the first two lines.", "Cover them and say them again.",
        "Go on with the next two lines.",
      ],
      warning: "Do not try to learn it all at once.", end: "Say it once more before you go to sleep."),
    Task(
      goal: "pack a bag for a journey", needs: "a bag and a list",
      steps: [
        "Write down what you need.", "Put the heavy things at the bottom.", "Put the soft things on top.",
        "Check the list once more.",
      ],
      warning: "Do not take more than you can carry.", end: "Now you are ready to go."),
  ]
}

extension TextWriter {
  /// Explains how to do something, step by step.
  mutating func instructions() -> [String] {
    let task = pick(Task.all)
    let words =
      chance(oneIn: 2) ? ["First", "Then", "After that", "Finally"] : ["First", "Next", "Then", "At last"]
    let isNumbered = chance(oneIn: 3)
    let steps = zip(words, task.steps).enumerated().map { index, step in
      isNumbered
        ? "\(index + 1). \(step.1)"
        : "\(step.0), \(step.1.prefix(1).lowercased())\(step.1.dropFirst())"
    }
    let warning = chance(oneIn: 4) ? "" : task.warning
    let title = "How to \(task.goal)"
    let needs = either("You need \(task.needs).", "For this you need \(task.needs).")
    let lesson =
      isNumbered
      ? [paragraph(needs)] + steps + [paragraph(warning, task.end)]
      : [paragraph(needs), steps.joined(separator: " "), paragraph(warning, task.end)]
    guard chance(oneIn: 2) else { return [title + "."] + lesson }
    let friends = children(2)
    return [
      paragraph(
        said("Can you tell me how to \(task.goal)?", friends[0]), said("Of course I can.", friends[1]))
    ]
      + lesson + [
        paragraph(said(either("Thank you, I will try it at once.", "That is not hard at all!"), friends[0]))
      ]
  }
}
