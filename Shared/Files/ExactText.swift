/// A text that equals another only if both have the same bytes, for names that come from files.
///
/// Swift's `String` compares characters: "é" equals "e" followed by the accent U+0301, and "/" followed by an
/// accent is no longer a slash. A file system, another program and a tensor's name see bytes.
package struct ExactText: Hashable {
  private let bytes: [UInt8]

  package init(_ text: String) { bytes = Array(text.utf8) }
}
