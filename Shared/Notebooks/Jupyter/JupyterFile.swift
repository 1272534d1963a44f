/// A notebook in Jupyter's format, nbformat 4.5: cells of Markdown, and cells of code with their outputs.
///
/// https://nbformat.readthedocs.io/en/latest/format_description.html
struct JupyterFile: Codable, Equatable {
  var cells: [Cell]
  var metadata = Metadata()
  var nbformat = 4
  var minorVersion = 5

  private enum CodingKeys: String, CodingKey {
    case cells, metadata, nbformat
    case minorVersion = "nbformat_minor"
  }

  struct Cell: Codable, Equatable {
    var type: String
    /// 1 to 64 letters, digits, `-` and `_`; no two cells of a file have the same.
    var id: String
    var metadata: [String: String] = [:]
    var source: Lines
    /// The number of a code cell.
    var count: Int?
    var outputs: [Output]?

    private enum CodingKeys: String, CodingKey {
      case id, metadata, source, outputs
      case type = "cell_type"
      case count = "execution_count"
    }

    static func markdown(id: String, _ text: String) -> Cell {
      Cell(type: "markdown", id: id, source: Lines(text))
    }

    static func code(id: String, _ text: String, number: Int, outputs: [Output]) -> Cell {
      Cell(type: "code", id: id, source: Lines(text), count: number, outputs: outputs)
    }
  }

  /// What a code cell shows: text as a program prints it, or the same thing in several formats to choose from.
  struct Output: Codable, Equatable {
    var type: String
    var name: String?
    var text: Lines?
    var data: [String: Lines]?
    var metadata: [String: String]?

    private enum CodingKeys: String, CodingKey {
      case name, text, data, metadata
      case type = "output_type"
    }

    static func stream(_ text: String) -> Output {
      Output(type: "stream", name: "stdout", text: Lines(text))
    }

    /// - Parameter formats: the thing by media type: `text/plain`, `text/html`, `text/markdown`, `image/svg+xml`
    static func display(_ formats: [String: String]) -> Output {
      Output(type: "display_data", data: formats.mapValues { Lines($0) }, metadata: [:])
    }
  }

  /// Text as a list of its lines, each with its line break, so that a file compares line by line.
  struct Lines: Codable, Equatable {
    var text: String

    init(_ text: String) { self.text = text }

    init(from decoder: any Decoder) throws {
      text = try decoder.singleValueContainer().decode([String].self).joined()
    }

    func encode(to encoder: any Encoder) throws {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + "\n" }
      lines[lines.count - 1].removeLast()
      if lines.last == "" { lines.removeLast() }
      var container = encoder.singleValueContainer()
      try container.encode(lines.map { String($0) })
    }
  }

  struct Metadata: Codable, Equatable {
    var kernel = ["display_name": "Swift", "language": "swift", "name": "swift"]
    var language = [
      "name": "swift", "file_extension": ".swift", "mimetype": "text/x-swift", "pygments_lexer": "swift",
    ]

    private enum CodingKeys: String, CodingKey {
      case kernel = "kernelspec"
      case language = "language_info"
    }
  }
}
