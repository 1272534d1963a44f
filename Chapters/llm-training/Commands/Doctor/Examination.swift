import Foundation
import Notebooks

extension MachineFacts {
  /// A finding for each thing that the chapters need or can use.
  var findings: [Finding] {
    [
      toolchainFinding, algebraFinding, coresFinding, memoryFinding,
      diskFinding, terminalFinding, localeFinding, standInFinding,
      textsFinding, weightsFinding, programsFinding,
    ].compactMap { $0 }.map(asInPack)
  }

  /// In a pack, other commands mend the same things.
  private func asInPack(_ finding: Finding) -> Finding {
    guard isPacked, var remedy = finding.remedy else { return finding }
    if ["git checkout -- Data", "swift build"].contains(remedy) {
      remedy = "copy the packed folder again"
    }
    return Finding(
      finding.state, finding.name, finding.text,
      remedy: remedy.replacing("swift run ", with: "./run "))
  }

  private static let installing =
    "curl -O https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz"
    + " && tar zxf swiftly-$(uname -m).tar.gz && ./swiftly init"

  private var toolchainFinding: Finding {
    guard let toolchain else {
      return isPacked
        ? Finding(
          .notice, "toolchain",
          "none: the chapters run without; exercises need Swift 6.3",
          remedy: Self.installing)
        : Finding(
          .missing, "toolchain", "no swift on the PATH",
          remedy: Self.installing)
    }
    let words = toolchain.split(separator: " ").map(String.init)
    let number = words.firstIndex(of: "version").flatMap { index in
      index + 1 < words.count ? words[index + 1] : nil
    }
    let parts = (number ?? "").split { !$0.isNumber }.compactMap { Int($0) }
    let version = parts.first.map {
      $0 * 100 + parts.dropFirst().prefix(1).reduce(0, +)
    }
    guard let version, version >= 603 else {
      return Finding(
        isPacked ? .notice : .missing, "toolchain",
        "Swift \(number ?? "of an unknown version"); 6.3 is needed",
        remedy: Self.installing)
    }
    return Finding(.good, "toolchain", "Swift \(number ?? "")")
  }

  private var algebraFinding: Finding {
    if let algebraProblem {
      let isMissing = algebraProblem.contains("missing")
      return Finding(
        .missing, "OpenBLAS",
        isMissing ? "missing: matrix products need it" : algebraProblem,
        remedy: "sh .setup")
    }
    // how the library was built matters to no reader
    let words = algebra.split(separator: " ").filter {
      !$0.hasPrefix("NO_") && !$0.contains("=") && $0 != "DYNAMIC_ARCH"
        && $0 != "USE_OPENMP"
    }
    guard words.count > 2 else {
      return Finding(.good, "OpenBLAS", algebra)
    }
    let version = words.prefix(2).joined(separator: " ")
    return Finding(
      .good, "OpenBLAS",
      "\(version), kernels for \(words.dropFirst(2).joined(separator: " "))"
    )
  }

  private var coresFinding: Finding {
    let count = cores == 1 ? "1 core" : "\(cores) cores"
    if let askedThreads, askedThreads > cores {
      return Finding(
        .notice, "cores",
        "\(count), but LLM_THREADS asks for \(askedThreads)",
        remedy: "unset LLM_THREADS")
    }
    if let coreLimit, coreLimit < Double(cores) {
      let threads = max(Int(coreLimit), 1)
      return Finding(
        .notice, "cores",
        "\(count), of which this container may use \(coreLimit.decimals(1))",
        remedy: "export LLM_THREADS=\(threads)")
    }
    if load > Double(cores) * 0.75 {
      return Finding(
        .notice, "cores",
        "\(count), and other programs keep \(load.decimals(1)) busy",
        remedy: "top")
    }
    let threads = askedThreads.map { ", \($0) used (LLM_THREADS)" } ?? ""
    return Finding(.good, "cores", count + threads)
  }

  private var memoryFinding: Finding {
    let free = freeMemory ?? memory
    let text =
      "\(gigabytes(memory))"
      + (freeMemory.map { ", \(gigabytes($0)) free" } ?? "")
    if free < 1_200_000_000 {
      return Finding(
        .notice, "memory", "\(text): ch05 and the build need 1.2 GB",
        remedy: "close other programs")
    }
    if free < 6_000_000_000 {
      return Finding(
        .good, "memory", "\(text): enough for all but the book's sizes")
    }
    return Finding(.good, "memory", text)
  }

  private var diskFinding: Finding? {
    guard let cacheSpace else { return nil }
    let project = projectSpace ?? cacheSpace
    let text =
      "\(gigabytes(project)) free here, \(gigabytes(cacheSpace)) for the cache"
    if !isPacked, project < 1_500_000_000 {
      return Finding(
        .notice, "disk", "\(text): a build with the tests needs 1.5 GB",
        remedy: "rm -rf .build")
    }
    if cacheSpace < 100_000_000 {
      return Finding(
        .notice, "disk", "\(text): trained models cannot be kept",
        remedy: "export XDG_CACHE_HOME=FOLDER")
    }
    return Finding(.good, "disk", text)
  }

  private var terminalFinding: Finding {
    guard let columns else {
      return Finding(
        .notice, "terminal", "none: this goes to a file or pipe")
    }
    if terminalKind == nil || terminalKind == "dumb" {
      return Finding(
        .notice, "terminal", "without colours",
        remedy: "export TERM=xterm-256color")
    }
    if columns < 80 {
      return Finding(
        .notice, "terminal",
        "\(columns) columns: code and tables need 80",
        remedy: "widen the window, or choose a smaller font")
    }
    return Finding(.good, "terminal", "\(columns) columns, colours")
  }

  private var localeFinding: Finding {
    let name = (locale ?? "").lowercased()
    if name.contains("utf-8") || name.contains("utf8") {
      return Finding(.good, "locale", locale ?? "")
    }
    return Finding(
      .notice, "locale",
      "\(locale ?? "not set"): the output is UTF-8",
      remedy: "export LC_ALL=C.UTF-8")
  }

  private var standInFinding: Finding {
    guard let first = missingStandIns.first else {
      return Finding(.good, "data", "this project's texts and small model")
    }
    let more = missingStandIns.count - 1
    return Finding(
      .missing, "data",
      "no Data/\(first)" + (more > 0 ? " and \(more) more" : ""),
      remedy: "git checkout -- Data")
  }

  private var textsFinding: Finding {
    let here = texts.filter(\.isHere).count
    if here == texts.count, here > 0 {
      return Finding(.good, "book's data", "all \(here) here")
    }
    return Finding(
      .notice, "book's data",
      here == 0
        ? "not here: the chapters run on this project's own"
        : "\(here) of \(texts.count) here",
      remedy: "swift run llm-training fetch --all-small")
  }

  private var weightsFinding: Finding {
    let here = weights.filter(\.isHere).map(\.name)
    if !here.isEmpty {
      return Finding(.good, "GPT-2", here.joined(separator: ", "))
    }
    return Finding(
      .notice, "GPT-2", "no weights: needed only for --model gpt2",
      remedy: "swift run llm-training fetch gpt2")
  }

  private var programsFinding: Finding {
    guard let first = missingPrograms.first else {
      return Finding(.good, "programs", "all chapters are built")
    }
    let more = missingPrograms.count - 1
    return Finding(
      .notice, "programs",
      "\(first)" + (more > 0 ? " and \(more) more are" : " is")
        + " not built: the first run of each builds it",
      remedy: "swift build")
  }

  private func gigabytes(_ bytes: Int) -> String {
    (Double(bytes) / 1e9).decimals(1) + " GB"
  }
}
