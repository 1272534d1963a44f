extension WorkshopPlan {
  static let day = WorkshopPlan(
    name: "day", title: "A GPT in a day", minutes: 420,
    goal: "You have written the pieces of a GPT and trained a small one.",
    preparation: """
      Run `swift build` on every machine, or hand out a folder of \
      `llm-training pack`, and let `llm-training doctor` say that all is \
      well.
      """,
    sessions: [
      .dayText,
      .dayAttention,
      .dayModel,
      .dayTraining,
    ])
}
