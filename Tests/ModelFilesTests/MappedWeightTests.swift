import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Tensors of a weight file are memory-mapped safely")
struct MappedWeightTests {
  @Test("Changing a tensor changes memory, never the file")
  func privateCopy() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      try WeightFile(tensors: [("a", .ones([3000]))], integers: [("n", Tensor([1, 2]))]).write(to: url)
      let before = try Data(contentsOf: url)
      let file = try WeightFile(contentsOf: url)
      file.tensors[0].tensor.fill(with: 7)
      file.integers[0].tensor.fill(with: 9)
      #expect(file.tensors[0].tensor.sum().item == 21_000)
      #expect(file.integers[0].tensor.scalars == [9, 9])
      #expect(try Data(contentsOf: url) == before)
    }
  }

  @Test("A read-only file can be read and its tensors changed in memory")
  func readOnly() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      try WeightFile(tensors: [("a", .ones([2]))]).write(to: url)
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: url.path)
      let tensor = try WeightFile(contentsOf: url).tensors[0].tensor
      tensor.fill(with: 3)
      #expect(tensor.scalars == [3, 3])
    }
  }

  @Test("Tensors outlive their WeightFile, the replacement of the file, and the folder")
  func lifetime() throws {
    let tensor = try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      try WeightFile(tensors: [("a", Tensor((0..<5000).map(Float.init)))]).write(to: url)
      let tensor = try WeightFile(contentsOf: url).tensors[0].tensor
      try WeightFile(tensors: [("a", .zeros([5000]))]).write(to: url)
      return tensor
    }
    let expected: [Float] = (0..<5000).map { Float($0) }
    #expect(tensor.scalars == expected)
  }

  @Test("A file can be overwritten with tensors that were read from it")
  func ontoItself() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      let tensor = Tensor((0..<5000).map(Float.init))
      try WeightFile(tensors: [("a", tensor)]).write(to: url)
      try WeightFile(contentsOf: url).write(to: url)
      expectIdentical(try WeightFile(contentsOf: url).tensors[0].tensor, to: tensor)
    }
  }

  @Test("Unused parts of a file take no memory; tensors too large to convert are rejected")
  func nothingCopied() throws {
    try withTemporaryFolder { folder in
      // Sparse files of a terabyte, more than fits in memory.
      let url = folder.appending(path: "x")
      for (dtype, size) in [("F32", 4), ("BF16", 2)] {
        let count = (1 << 40) / size
        let header = #"{"a":{"dtype":"\#(dtype)","shape":[\#(count)],"data_offsets":[0,\#(size * count)]}}"#
        let padded = header + String(repeating: " ", count: 7 - (header.utf8.count + 7) % 8)
        try safetensors(header: padded, data: Data()).write(to: url)
        try #require(truncate(url.path, off_t(8 + padded.utf8.count + size * count)) == 0)
        if dtype == "F32" {
          let tensor = try WeightFile(contentsOf: url).tensors[0].tensor
          #expect(tensor[(count - 2)...].scalars == [0, 0])
        } else {
          let error = #expect(throws: FileError.self) { try WeightFile(contentsOf: url) }
          #expect(error?.problem.contains("memory") == true)
        }
      }
    }
  }

  /// A BOOL before the numbers puts them at odd offsets; the padding then shifts everything.
  @Test("Unaligned numbers are read", arguments: [0, 1, 2, 3, 4, 5, 6, 7])
  func unaligned(_ padding: Int) throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      let numbers: [Float] = [1, -2, .pi]
      let bytes = numbers.withUnsafeBytes { Data($0) }
      let header =
        #"{"m":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]},"#
        + #""a":{"dtype":"F32","shape":[3],"data_offsets":[1,13]},"#
        + #""n":{"dtype":"I64","shape":[1],"data_offsets":[13,21]},"#
        + #""b":{"dtype":"BF16","shape":[2],"data_offsets":[21,25]}}"#
        + String(repeating: " ", count: padding)
      let data = Data([1]) + bytes + Data([5, 0, 0, 0, 0, 0, 0, 0]) + Data([0x80, 0x3f, 0x00, 0xc0])
      try safetensors(header: header, data: data).write(to: url)
      let file = try WeightFile(contentsOf: url)
      #expect(file.tensors.map(\.name) == ["a", "b"])
      #expect(file.tensors[0].tensor.scalars == numbers)
      #expect(file.tensors[1].tensor.scalars == [1, -2])
      #expect(file.integers[0].tensor.scalars == [5])
      #expect(file.otherTypes.map(\.dtype) == ["BOOL"])
    }
  }

  @Test("White space may surround the header")
  func spacedHeader() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      for header in ["{}", "\t\n{}\r ", " {}"] {
        try safetensors(header: header, data: Data()).write(to: url)
        #expect(try WeightFile(contentsOf: url).tensors.isEmpty)
      }
      try safetensors(header: " [] ", data: Data()).write(to: url)
      #expect(throws: FileError.self) { try WeightFile(contentsOf: url) }
    }
  }

  @Test(
    "Elements smaller than a byte fill their bytes", arguments: [("F4", [3, 2], 3), ("F6_E2M3", [4], 3)])
  func partsOfBytes(type: String, shape: [Int], count: Int) throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      try safetensors([("a", type, shape, Data(count: count))]).write(to: url)
      #expect(try WeightFile(contentsOf: url).otherTypes.map(\.dtype) == [type])
      for (shape, count) in [(shape, count + 1), (shape + [2], count), ([3], 2)] {
        try safetensors([("a", type, shape, Data(count: count))]).write(to: url)
        let error = #expect(throws: FileError.self) { try WeightFile(contentsOf: url) }
        #expect(error?.problem.contains("does not fill its data_offsets") == true)
      }
    }
  }

  @Test("Tensors of other types do not prevent a model from loading")
  func otherTypes() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      let one = Data([0, 0, 128, 63])
      var tensors = [("weight", "F32", [1, 1], one), ("bias", "F32", [1], one)]
      for (type, size) in [("BOOL", 1), ("U8", 1), ("I32", 4), ("F64", 8), ("F8_E4M3", 1), ("NEW", 5)] {
        tensors.append(("mask.\(type)", type, [2, 3], Data(count: 6 * size)))
      }
      try safetensors(tensors).write(to: url)
      let file = try WeightFile(contentsOf: url)
      let model = Linear(inputSize: 1, outputSize: 1)
      try model.load(file.tensors)
      #expect(model(.ones([1, 1])).item == 2)
      #expect(file.otherTypes.count == 6 && file.otherTypes.contains { $0 == ("mask.F64", "F64") })
    }
  }
}
