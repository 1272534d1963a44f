/// What the judge says about an exercise.
public struct ExerciseVerdict: Equatable {
  public enum State: String, CaseIterable, Sendable {
    case notStarted = "not started"
    case wrong
    case rightBut = "right, but"
    case done

    /// The status of a program that judged one exercise.
    var status: Int32 {
      switch self {
      case .done: 0
      case .wrong: 1
      case .notStarted: 3
      case .rightBut: 4
      }
    }

    public init?(status: Int32) {
      guard let state = Self.allCases.first(where: { $0.status == status }) else { return nil }
      self = state
    }

    public var mark: String {
      switch self {
      case .notStarted: "○"
      case .wrong: "✗"
      case .rightBut, .done: "✓"
      }
    }

    /// Whether the piece computes what it should.
    public var isRight: Bool { self == .done || self == .rightBut }
  }

  public var state: State
  /// What to say about it, in lines.
  public var message: [String] = []
  /// The name of the mistake that was recognised.
  public var mistake: String?
  /// Whether the learner's code ended its process.
  public var crashed = false

  public init(state: State, message: [String] = [], mistake: String? = nil, crashed: Bool = false) {
    (self.state, self.message, self.mistake, self.crashed) = (state, message, mistake, crashed)
  }
}
