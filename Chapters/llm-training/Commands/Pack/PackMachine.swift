import Foundation

/// The kind of machine that a pack is made on, and runs on.
struct PackMachine: Equatable {
  /// `debian-12`
  var release: String
  /// `Debian GNU/Linux 12 (bookworm)`
  var releaseName: String
  /// `x86_64`
  var family: String
  /// `AMD EPYC`
  var processor: String
  /// The instruction sets that the compiler may have used, as Linux calls
  /// them.
  var instructions: [String]

  /// What compilers use without being asked by name, if the processor has
  /// it: the build is for the processor that it runs on.
  private static let used: Set<String> = [
    "pni", "ssse3", "sse4_1", "sse4_2", "sse4a", "popcnt", "cx16", "movbe",
    "abm", "avx", "avx2", "fma", "fma4", "xop", "f16c", "bmi1", "bmi2",
    "adx", "avx_vnni", "avx512f", "avx512cd", "avx512dq", "avx512bw",
    "avx512vl", "avx512ifma", "avx512vbmi", "avx512_vbmi2", "avx512_vnni",
    "avx512_bitalg", "avx512_vpopcntdq", "avx512_bf16", "avx512_fp16",
    "atomics", "fphp", "asimdhp", "asimdrdm", "asimddp", "asimdfhm", "fcma",
    "lrcpc", "sve", "sve2", "i8mm", "bf16", "svei8mm", "svebf16",
  ]

  static func this() -> PackMachine {
    let release = read("/etc/os-release")
    let processor = read("/proc/cpuinfo")
    var names = utsname()
    uname(&names)
    let family = withUnsafeBytes(of: names.machine) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    return PackMachine(
      release: release, processor: processor, family: family)
  }

  private static func read(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }

  /// Reads the texts of `/etc/os-release` and `/proc/cpuinfo`.
  init(release: String, processor: String, family: String) {
    func value(_ name: String, in text: String, after mark: Character)
      -> String?
    {
      for line in text.split(separator: "\n") {
        let parts = line.split(separator: mark, maxSplits: 1)
        guard parts.count == 2,
          parts[0].trimmingCharacters(in: .whitespaces) == name
        else { continue }
        return parts[1].trimmingCharacters(
          in: CharacterSet(charactersIn: "\"' \t"))
      }
      return nil
    }
    let id = value("ID", in: release, after: "=") ?? "linux"
    let version = value("VERSION_ID", in: release, after: "=") ?? ""
    self.release = "\(id)-\(version)"
    releaseName = value("PRETTY_NAME", in: release, after: "=") ?? id
    self.family = family
    self.processor =
      value("model name", in: processor, after: ":") ?? family
    let flags =
      value("flags", in: processor, after: ":")
      ?? value("Features", in: processor, after: ":") ?? ""
    instructions = flags.split(separator: " ").map(String.init)
      .filter(Self.used.contains).sorted()
  }

  /// What `pack.txt` says.
  var record: String {
    """
    A folder of llm-training pack.
    system: \(releaseName)
    processor: \(family), \(processor)
    instructions: \(instructions.joined(separator: " "))

    """
  }
}
