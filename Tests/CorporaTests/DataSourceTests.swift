import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Files

@Suite("What Data/sources.json lists") struct DataSourceTests {
  private let sources: [DataSource]

  init() throws { sources = try DataSource.all() }

  @Test("it has the ten sources, the small ones before the weights, under distinct paths")
  func names() {
    #expect(
      sources.map(\.name) == [
        "the-verdict.txt", "vocab.bpe", "encoder.json", "SMSSpamCollection", "instruction-data.json",
        "instruction-data-with-preference.json", "gpt2", "gpt2-medium", "gpt2-large", "gpt2-xl",
      ])
    #expect(sources.map(\.isSmall) == [true, true, true, true, true, true, false, false, false, false])
    let paths = sources.flatMap(\.paths)
    #expect(Set(paths).count == paths.count)
  }

  @Test("every file has addresses that start with https, a path inside the folder, and a digest")
  func files() {
    for file in sources.flatMap(\.files) {
      #expect(([file.url] + file.mirrors).allSatisfy { $0.scheme == "https" && $0.host != nil })
      #expect(!file.mirrors.isEmpty && !file.mirrors.contains(file.url))
      #expect(!file.path.hasPrefix("/") && !file.path.split(separator: "/").contains(".."))
      #expect((file.byteCount == nil) != (file.approximateByteCount == nil))
      for digest in [file.sha256, file.member?.sha256].compactMap({ $0 }) {
        #expect(digest.count == 64 && digest.allSatisfy { $0.isHexDigit && !$0.isUppercase })
      }
    }
  }

  @Test("every file that the chapters know is a source of that name, with length and digest")
  func knownFiles() throws {
    for known in KnownFile.allCases {
      let source = try #require(sources.first { $0.name == known.name })
      #expect(source.paths == [known.name])
      let published = try known.published()
      #expect(published.path == known.name && published.byteCount > 0 && published.sha256.count == 64)
    }
  }

  @Test("weights are in a folder named like the model, with their configuration")
  func weights() {
    for source in sources where !source.isSmall {
      #expect(source.paths == ["\(source.name)/config.json", "\(source.name)/model.safetensors"])
    }
  }

  @Test("the chapters are programs of this project")
  func chapters() {
    let known = [
      "llm-training", "ch01-tokenizing", "ch02-sampling", "ch03-embeddings", "ch05-architecture",
      "ch06-pretraining", "ch07.0-lora", "ch07.1-classification", "ch07.2-instruct",
    ]
    for source in sources {
      #expect(!source.chapters.isEmpty && source.chapters.allSatisfy(known.contains))
    }
  }

  @Test(
    "a list in another format is an error that names the field",
    arguments: [
      ("{}", "the field \"sources\" is missing"),
      ("{\"sources\": 1}", "the field \"sources\" is of another type"),
      ("{\"sources\": [{\"name\": \"a\"}]}", "the field \"title\" is missing"),
      (
        "{\"sources\": [{\"name\": 7, \"title\": \"\", \"licence\": \"\", \"chapters\": [], \"files\": []}]}",
        "the field \"name\" is of another type"
      ),
    ])
  func badList(text: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text.utf8, as: "list.json")
    #expect(throws: FileError.malformed(path: path, place: "the list of sources", reason: reason)) {
      try DataSource.all(in: path)
    }
  }

  @Test(
    "a file that would leave the folder, or has no web address or an impossible size, is refused by name",
    arguments: [
      ("\"path\": \"../../x\"", "its path leads out of the folder"),
      ("\"path\": \"/x\"", "its path leads out of the folder"),
      ("\"path\": \"a/../../x\"", "its path leads out of the folder"),
      ("\"path\": \"../\u{301}x\"", "its path leads out of the folder"),
      ("\"path\": \"\"", "its path leads out of the folder"),
      (
        "\"path\": \"a\", \"member\": {\"path\": \"../b\", \"byteCount\": 1, \"sha256\": \"\"}",
        "its path leads out of the folder"
      ),
      ("\"path\": \"a\", \"url\": \"file:///etc/passwd\"", "its address is not one of a web server"),
      ("\"path\": \"a\", \"mirrors\": [\"ftp://a.org\"]", "its address is not one of a web server"),
      ("\"path\": \"a\", \"byteCount\": 9223372036854775807", "its size is not a size of a file"),
      ("\"path\": \"a\", \"byteCount\": -1", "its size is not a size of a file"),
    ])
  func badFile(fields: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let url = fields.contains("\"url\"") ? "" : "\"url\": \"https://a.org/a\", "
    let mirrors = fields.contains("\"mirrors\"") ? "" : "\"mirrors\": [], "
    let text = """
      {"sources": [{"name": "a", "title": "", "licence": "", "chapters": [], "files": [
      {\(url)\(mirrors)\(fields)}]}]}
      """
    let path = try folder.write(text.utf8, as: "list.json")
    let error = #expect(throws: FileError.self) { try DataSource.all(in: path) }
    #expect(error?.description.hasPrefix("\(path): the file ") == true)
    #expect(error?.description.contains(": \(reason). ") == true, "\(error?.description ?? "")")
  }
}
