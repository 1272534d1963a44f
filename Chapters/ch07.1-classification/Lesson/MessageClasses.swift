import Corpora
import Tensors

extension Message.Label {
  /// The class: 0 for ham, 1 for spam. Book, section 6.2.
  public var classNumber: Int { self == .spam ? 1 : 0 }

  /// Converts a class back to its label; traps unless it is 0 or 1.
  public init(classNumber: Int) {
    precondition(
      classNumber == 0 || classNumber == 1,
      "Message.Label: no class \(classNumber)")
    self = classNumber == 1 ? .spam : .ham
  }
}

extension [Message] {
  /// The number of messages with this label.
  public func count(of label: Message.Label) -> Int {
    count { $0.label == label }
  }
}
