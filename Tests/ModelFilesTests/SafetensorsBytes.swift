import Foundation

@testable import ModelFiles

/// Returns the bytes of a safetensors file with this header, without using the code under test.
func safetensors(header: String, length: UInt64? = nil, data: Data) -> Data {
  safetensors(header: Data(header.utf8), length: length, data: data)
}

func safetensors(header: Data, length: UInt64? = nil, data: Data) -> Data {
  let length = length ?? UInt64(header.count)
  return withUnsafeBytes(of: length.littleEndian) { Data($0) } + header + data
}

/// Returns the bytes of a safetensors file with these tensors in order.
func safetensors(_ tensors: [(name: String, dtype: String, shape: [Int], bytes: Data)]) -> Data {
  var (members, data): ([String], Data) = ([], Data())
  for (name, dtype, shape, bytes) in tensors {
    let offsets = [data.count, data.count + bytes.count]
    members.append(#""\#(name)":{"dtype":"\#(dtype)","shape":\#(shape),"data_offsets":\#(offsets)}"#)
    data += bytes
  }
  return safetensors(header: "{\(members.joined(separator: ","))}", data: data)
}
