import Files
import Tokenizing

/// What the field `post_processor` puts around the ids of one text, or of a
/// pair.
struct IDFrame: Sendable {
  /// Ids, or the place of the first text (0) or the second (1).
  enum Part: Sendable {
    case ids([Int])
    case text(Int)
  }

  var single: [Part]
  var pair: [Part]

  /// Puts nothing around.
  static let none = IDFrame(single: [.text(0)], pair: [.text(0), .text(1)])

  /// Returns the ids of one text or two, with the others around them.
  func ids(_ texts: [Int]...) -> [Int] {
    (texts.count == 1 ? single : pair).flatMap { part in
      switch part {
      case .ids(let ids): ids
      case .text(let number): texts[number]
      }
    }
  }

  /// All ids that are put around texts.
  var allIDs: [Int] {
    (single + pair).flatMap { part in
      if case .ids(let ids) = part { return ids }
      return []
    }
  }
}

extension PostProcessorField {
  /// Returns what is put around the ids.
  ///
  /// - Throws: `FileError` that names the `field` that is not known.
  func frame(_ field: String = "post_processor") throws -> IDFrame {
    switch type {
    case "ByteLevel": return .none  // changes positions only
    case "Sequence":
      let frames = try (processors ?? []).enumerated().map {
        try $1.frame("\(field).processors[\($0)]")
      }
      let framing = frames.filter { !$0.allIDs.isEmpty }
      guard framing.count < 2 else {
        throw unsupported(field, "a sequence that adds tokens twice")
      }
      return framing.first ?? .none
    case "BertProcessing", "RobertaProcessing":
      guard let cls, let sep else {
        throw unsupported("\(field).cls or sep", "missing")
      }
      let between =
        type == "BertProcessing" ? [sep.id] : [sep.id, sep.id]
      return IDFrame(
        single: [.ids([cls.id]), .text(0), .ids([sep.id])],
        pair: [
          .ids([cls.id]), .text(0), .ids(between), .text(1), .ids([sep.id]),
        ])
    case "TemplateProcessing":
      guard let single else {
        throw unsupported("\(field).single", "missing")
      }
      return IDFrame(
        single: try parts(single, "\(field).single", texts: ["A"]),
        pair: try parts(pair ?? [], "\(field).pair", texts: ["A", "B"]))
    default: throw unsupported("\(field).type", quoted(type))
    }
  }

  private func parts(
    _ parts: [Part], _ field: String, texts: [String]
  ) throws -> [IDFrame.Part] {
    try parts.map { part in
      if let name = part.token?.id {
        guard let token = specialTokens?[name] else {
          throw FileError(
            "\(field) has the token \(quoted(name)), which special_tokens lacks: get or save it again"
          )
        }
        return .ids(token.ids)
      }
      guard let name = part.text?.id, let place = texts.firstIndex(of: name)
      else {
        throw FileError(
          "\(field) has a part that is no text and no token: get or save it again"
        )
      }
      return .text(place)
    }
  }
}
