import Files
import Foundation

extension WeightFile {
  /// Reads the weights in a folder that Hugging Face's libraries wrote: `model.safetensors`, or all files
  /// named in `model.safetensors.index.json`.
  ///
  /// Throws an error that names the file and the field that is wrong.
  public init(folder: URL) throws {
    let whole = folder.appending(path: "model.safetensors")
    let index = folder.appending(path: "model.safetensors.index.json")
    if FileManager.default.fileExists(atPath: whole.path) {
      try self.init(contentsOf: whole)
    } else if FileManager.default.fileExists(atPath: index.path) {
      let index = try WeightIndex(contentsOf: index)
      try self.init(index, folder)
    } else {
      throw FileError(
        "there is neither model.safetensors nor model.safetensors.index.json: give a folder with a model",
        file: folder.path)
    }
  }

  private init(_ index: WeightIndex, _ folder: URL) throws {
    self.init(tensors: [])
    for shard in Set(index.places.map(\.shard)).sorted() {
      let file = folder.appending(path: shard)
      guard FileManager.default.fileExists(atPath: file.path) else {
        throw index.error("weight_map names \(quoted(shard)), which is not there: get that file too")
      }
      let part = try WeightFile(contentsOf: file)
      try index.check(part.names, in: shard)
      tensors += part.tensors
      integers += part.integers
      metadata.merge(part.metadata) { first, _ in first }
      otherTypes += part.otherTypes
      dataSize += part.dataSize
    }
    if let size = index.totalSize, size != dataSize {
      throw index.error("total_size is \(size), but the tensors take \(dataSize) bytes: get the files again")
    }
  }

  private var names: [String] { tensors.map(\.name) + integers.map(\.name) + otherTypes.map(\.name) }
}

/// The index that says which file of a large model contains which tensor.
private struct WeightIndex {
  /// The tensors and their files.
  private(set) var places: [(name: String, shard: String)] = []
  /// The size of all tensors in bytes, if the index gives it.
  private(set) var totalSize: Int?
  private let url: URL

  /// Longer files are rejected.
  private static let largestSize = 1 << 24

  init(contentsOf url: URL) throws {
    self.url = url
    try naming(url) {
      let file = try MappedFile(url)
      guard file.bytes.count <= Self.largestSize else {
        throw FileError("\(file.bytes.count) bytes are too many for an index: get the file again")
      }
      try parse(JSONScanner(file.bytes, subject: "the index"))
      guard !places.isEmpty else { throw FileError("weight_map names no tensor: get the file again") }
    }
  }

  private mutating func parse(_ scanner: JSONScanner) throws {
    try scanner.object("the index") { field in
      switch field {
      case "weight_map":
        try scanner.object(field) { name in
          let shard = try scanner.string("the file of \(quoted(name))")
          places.append((name, try Self.checked(shard, of: name)))
        }
      case "metadata":
        try scanner.object(field) { name in
          if name == "total_size" {
            totalSize = try scanner.integer(name)
          } else {
            try scanner.skip("\(field).\(quoted(name))")
          }
        }
      default: try scanner.skip(quoted(field))
      }
    }
    try scanner.end()
  }

  /// Returns the name of a file next to the index; throws if it is a path to another folder.
  private static func checked(_ shard: String, of name: String) throws -> String {
    guard !shard.isEmpty, shard.utf8.first != UInt8(ascii: "."),
      !shard.utf8.contains(where: { "/\\\0".utf8.contains($0) })
    else {
      throw FileError(
        "weight_map has \(quoted(shard)) for \(quoted(name)), which is not the name of a file in the folder: "
          + "get the index from a source that you trust")
    }
    return shard
  }

  /// Checks that a file contains exactly the tensors that it should.
  func check(_ names: [String], in shard: String) throws {
    let expected = Set(places.filter { $0.shard == shard }.map { ExactText($0.name) })
    if let name = names.filter({ !expected.contains(ExactText($0)) }).min() {
      let elsewhere = places.first { ExactText($0.name) == ExactText(name) }?.shard
      let place = elsewhere.map { "places it in \(quoted($0))" } ?? "does not name it"
      throw error("\(quoted(shard)) holds \(quoted(name)), but weight_map \(place): get the files again")
    }
    let found = Set(names.map(ExactText.init))
    if let name = places.filter({ $0.shard == shard && !found.contains(ExactText($0.name)) }).map(\.name)
      .min()
    {
      throw error(
        "weight_map places \(quoted(name)) in \(quoted(shard)), which does not have it: get the files again")
    }
  }

  func error(_ problem: String) -> FileError { FileError(problem, file: url.path) }
}
