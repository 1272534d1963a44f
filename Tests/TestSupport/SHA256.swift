/// Returns the SHA-256 of `bytes` in hexadecimal (FIPS 180-4).
///
/// Foundation has none on Linux. The constants of the standard are computed, not typed: they are
/// the first 32 bits of the fractions of the square and cube roots of the first primes.
public func sha256(_ bytes: some Sequence<UInt8>) -> String {
  var message = Array(bytes)
  let bitCount = UInt64(message.count) * 8
  message.append(0x80)
  while message.count % 64 != 56 { message.append(0) }
  message += (0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * $0)) }

  var state = primes.prefix(8).map { fractionOfRoot(of: $0, power: 2) }
  for start in stride(from: 0, to: message.count, by: 64) {
    mix(message[start..<start + 64], into: &state)
  }
  let digits = state.map { String($0, radix: 16) }
  return digits.map { String(repeating: "0", count: 8 - $0.count) + $0 }.joined()
}

private func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
  var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { at in
    block[at..<at + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
  }
  for i in 16..<64 {
    let (a, b) = (words[i - 15], words[i - 2])
    let small = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
    let large = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
    words.append(words[i - 16] &+ small &+ words[i - 7] &+ large)
  }
  var v = state
  for i in 0..<64 {
    let sum1 = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)
    let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
    let first = v[7] &+ sum1 &+ choice &+ roundConstants[i] &+ words[i]
    let sum0 = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)
    let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
    v = [first &+ sum0 &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
  }
  for i in 0..<8 { state[i] &+= v[i] }
}

private let primes = (2...311).filter { n in !(2..<n).contains { n % $0 == 0 } }
private let roundConstants = primes.map { fractionOfRoot(of: $0, power: 3) }

/// The first 32 bits of the fraction of a root: floor(n^(1/power) · 2^32), without rounding errors.
private func fractionOfRoot(of n: Int, power: Int) -> UInt32 {
  // The largest r with r^power <= n · 2^(32 · power), bit by bit.
  let limit = UInt128(n) << (32 * UInt128(power))
  var root: UInt128 = 0
  for bit in (0..<38).reversed() {
    let larger = root | 1 << UInt128(bit)
    if (0..<power).reduce(UInt128(1), { product, _ in product * larger }) <= limit { root = larger }
  }
  return UInt32(truncatingIfNeeded: root)
}

private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
