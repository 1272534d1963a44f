extension WorkshopPlan {
  static let week = WorkshopPlan(
    name: "week", title: "A GPT in a week", minutes: 1500,
    goal: """
      You have written every piece of a GPT, trained it, and fine-tuned it \
      three times.
      """,
    preparation: """
      Run `swift build` on every machine, or hand out a folder of \
      `llm-training pack`, and let `llm-training doctor` say that all is \
      well.
      """,
    sessions: [
      .monday,
      .tuesday,
      .wednesday,
      .thursday,
      .friday,
    ])
}
