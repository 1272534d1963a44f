import TestSupport
import Testing

@testable import Files

@Suite("SHA-256") struct SHA256Tests {
  @Test(
    "agrees with the standard's examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func standardExamples(text: String, digest: String) {
    #expect(SHA256.hexDigest(of: text.utf8) == digest)
  }

  @Test("does not depend on how the bytes are split", arguments: [1, 55, 56, 63, 64, 65, 127])
  func pieces(size: Int) {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var digest = SHA256()
    for start in stride(from: 0, to: bytes.count, by: size) {
      digest.update(with: bytes[start..<min(start + size, bytes.count)])
    }
    #expect(digest.finish() == SHA256.hexDigest(of: bytes))
  }

  @Test("of a file is that of its bytes; a missing file or a folder is an error")
  func files() throws {
    let folder = try TemporaryFolder()
    let bytes = [UInt8](repeating: 7, count: 1 << 20 | 3)
    let path = try folder.write(bytes, as: "f")
    #expect(try SHA256.hexDigest(ofFileAt: path) == SHA256.hexDigest(of: bytes))
    #expect(throws: FileError.self) { try SHA256.hexDigest(ofFileAt: path + "x") }
    #expect(throws: FileError.self) { try SHA256.hexDigest(ofFileAt: folder.path) }
  }

  @Test("distinguishes lengths around the block size")
  func lengths() {
    let digests = (0...130).map { SHA256.hexDigest(of: [UInt8](repeating: 0, count: $0)) }
    #expect(Set(digests).count == 131)
    // 64 zero bytes: a full block, and one of padding only.
    #expect(digests[64] == "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b")
  }
}
