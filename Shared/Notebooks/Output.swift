/// One thing that a cell shows. A terminal prints it at once; a page keeps all of a run.
enum Output {
  /// Printed as it is.
  case text(String)
  /// Sentences, to be wrapped.
  case prose(String)
  /// A value with its name.
  case value(label: String, text: String)
  /// Texts beside their names.
  case fields(Fields)
  /// Numbers in rows and columns, under a title.
  case table(String, Table)
  case plot(any Plot)
  /// The outcome of a comparison.
  case comparison(ComparisonReport)
  /// A sentence that holds or does not.
  case claim(String, Verdict)
  /// A comparison that was not made, and why.
  case skipped(String, reason: String)
  /// A question to think about before the outputs that follow.
  case question(String)
  /// What a setting changes: the outputs for each of its states.
  case control(Control)
  /// What the chapter has built: names of declarations, each with a line about it.
  case built([(name: String, does: String)])
}

extension Output {
  /// Whether it has a verdict, which even `--quiet` shows.
  var isJudged: Bool {
    switch self {
    case .comparison, .claim, .skipped: true
    default: false
    }
  }
}

/// Outputs for each state of one setting, such as the temperature. A terminal shows the state `shown`.
struct Control {
  var label: String
  var states: [String]
  var shown: Int
  var outputs: [[Output]]
}

/// A comparison as it is shown: the values beside each other or, if these have rows, below each other.
struct ComparisonReport {
  var label: String
  var comparison: Comparison
  var verdict: Verdict
  var source: Notebook.Source
}

/// A cell of a run with all that it showed.
struct CellRecord {
  var number: Int
  var title: String
  var prose: String
  /// What stands between the prose and the code.
  var formulas: [Formula] = []
  var path: String
  var line: Int
  var listing: [ListingPart]
  /// Why the code is not shown, if it is not.
  var missingCode: String?
  var outputs: [Output] = []

  /// Leaves the task of an exercise, and takes its solution away.
  mutating func showOnly(task: String) {
    prose = task + "\n\n(Without --hide-solutions, this cell shows how it is done.)"
    (listing, missingCode) = ([], nil)
    formulas = []
  }
}
