import Foundation
import Tensors

/// A shared library that a program needs.
struct SharedLibrary: Equatable {
  /// The name under which programs ask for it: `libopenblas.so.0`.
  var name: String
  /// The file.
  var path: String

  /// Whether it serves matrix products only.
  var isForOpenBLAS: Bool {
    ["libopenblas", "libgfortran", "libquadmath"].contains {
      name.hasPrefix($0)
    }
  }

  /// The system's C library has to be the one of the machine's kernel and
  /// loader, so it stays there.
  private static let ofTheSystem = [
    "libc.so", "libm.so", "libpthread.so", "libdl.so", "librt.so",
    "libresolv.so", "libutil.so", "ld-linux", "linux-vdso",
  ]

  /// The libraries that programs need, directly and through others, without
  /// the system's C library.
  static func needed(by programs: [String]) throws -> [SharedLibrary] {
    try programs.flatMap { program in
      parse(try outputOfCommand(["ldd", program]))
    }
  }

  /// Reads lines of `ldd`: `libz.so.1 => /lib/libz.so.1 (0x00007f…)`.
  static func parse(_ text: String) -> [SharedLibrary] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard words.count >= 3, words[1] == "=>", words[2].hasPrefix("/"),
        !ofTheSystem.contains(where: words[0].hasPrefix)
      else { return nil }
      return SharedLibrary(name: words[0], path: words[2])
    }
  }

  /// The file of the OpenBLAS that this program loads; nil if there is none.
  ///
  /// The kernel lists the files that are mapped into memory, one a line. Their
  /// names are bytes that need not be UTF-8.
  static func loadedOpenBLAS() -> String? {
    guard linearAlgebraProblem() == nil,
      let maps = FileHandle(forReadingAtPath: "/proc/self/maps"),
      let list = try? maps.readToEnd()
    else { return nil }
    let line = String(decoding: list, as: UTF8.self).split(separator: "\n")
      .first { $0.contains("/libopenblas") }
    guard let line, let start = line.firstIndex(of: "/") else { return nil }
    return String(line[start...])
  }

  /// The text of its licence, and the package that it belongs to; nil if
  /// the text is not here.
  func licence() -> (package: String, path: String)? {
    let file = URL(filePath: path).resolvingSymlinksInPath().path
    let runtime = "/lib/swift/linux/"
    if let range = file.range(of: runtime) {
      let text = file[..<range.lowerBound] + "/share/swift/LICENSE.txt"
      return isReadable(String(text)) ? ("swift", String(text)) : nil
    }
    // Packages list their files where they were before /lib became a link.
    for path in [file, file.replacing("/usr/lib/", with: "/lib/"), path] {
      guard let line = try? outputOfCommand(["dpkg", "-S", path]),
        let package = line.split(separator: ":").first
      else { continue }
      let text = "/usr/share/doc/\(package)/copyright"
      if isReadable(text) { return (String(package), text) }
    }
    return nil
  }

  private func isReadable(_ path: String) -> Bool {
    FileManager.default.isReadableFile(atPath: path)
  }
}
