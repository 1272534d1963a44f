/// A plan for teaching: sessions of cells, questions and exercises, with
/// their minutes.
struct WorkshopPlan: Sendable {
  /// What to type: `90-minutes`.
  var name: String
  var title: String
  /// How long it takes, breaks included.
  var minutes: Int
  /// What the students can do at the end.
  var goal: String
  /// What must be done before it begins.
  var preparation: String
  var sessions: [WorkshopSession]

  var items: [WorkshopItem] { sessions.flatMap(\.items) }
}

/// A part of a plan between two breaks, or a day.
struct WorkshopSession: Sendable {
  var title: String
  var items: [WorkshopItem]

  var minutes: Int { items.reduce(0) { $0 + $1.minutes } }
}

/// One thing to do.
struct WorkshopItem: Sendable {
  enum Kind: Sendable, Equatable {
    /// The teacher talks.
    case talk
    /// The teacher runs cells of a chapter, and the students read.
    case cells(program: String, [PlannedCell])
    /// The students think, then say what they think.
    case question
    /// The students write a piece, and the tests judge it.
    case exercise(PlannedExercise)
    case pause
  }

  var kind: Kind
  var minutes: Int
  var title: String
  /// What everybody reads.
  var text: String
  /// The answer, or what to say: for the teacher.
  var answer = ""
  /// What goes wrong, and what helps: for the teacher.
  var pitfalls: [String] = []
  /// What to say if a number is not the expected one: for the teacher.
  var ifNumbersDiffer = ""
  /// How long the cells run, measured on two cores.
  var seconds = 0.0
}

/// A cell of a plan: words of its title, its section or its number, and
/// what the teacher should know while it is shown.
struct PlannedCell: Sendable, Equatable {
  var place: String
  var note: String
}

extension WorkshopItem {
  static func talk(
    _ minutes: Int, _ title: String, _ text: String, answer: String = "",
    pitfalls: [String] = []
  ) -> WorkshopItem {
    WorkshopItem(
      kind: .talk, minutes: minutes, title: title, text: text,
      answer: answer, pitfalls: pitfalls)
  }

  static func cells(
    _ minutes: Int, _ title: String, _ program: String,
    _ cells: KeyValuePairs<String, String>, _ text: String,
    seconds: Double, pitfalls: [String] = [], ifNumbersDiffer: String = ""
  ) -> WorkshopItem {
    let planned = cells.map { PlannedCell(place: $0.key, note: $0.value) }
    return WorkshopItem(
      kind: .cells(program: program, planned), minutes: minutes,
      title: title, text: text, pitfalls: pitfalls,
      ifNumbersDiffer: ifNumbersDiffer, seconds: seconds)
  }

  static func question(
    _ minutes: Int, _ text: String, answer: String, pitfalls: [String] = []
  ) -> WorkshopItem {
    WorkshopItem(
      kind: .question, minutes: minutes, title: "Question", text: text,
      answer: answer, pitfalls: pitfalls)
  }

  static func exercise(
    _ minutes: Int, _ exercise: PlannedExercise, _ text: String,
    answer: String, pitfalls: [String] = []
  ) -> WorkshopItem {
    WorkshopItem(
      kind: .exercise(exercise), minutes: minutes,
      title: "Exercise: \(exercise.name)", text: text, answer: answer,
      pitfalls: pitfalls)
  }

  static func pause(_ minutes: Int, _ title: String = "Break")
    -> WorkshopItem
  {
    WorkshopItem(kind: .pause, minutes: minutes, title: title, text: "")
  }

  /// The command that shows the cells; nil if the item has none.
  var command: String? {
    guard case .cells(let program, let cells) = kind else { return nil }
    let places = cells.map(\.place).joined(separator: ",")
    return "swift run \(program) --cell \"\(places)\""
  }
}
