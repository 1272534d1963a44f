import Corpora
import Downloads
import Files
import Foundation
import Pretraining
import Roadmap
import Tensors

/// What `doctor` looks at. A test makes its own.
struct MachineFacts {
  /// The line of `swift --version` that names the version.
  var toolchain: String?
  /// Whether the programs run from a folder of `llm-training pack`.
  var isPacked = false
  /// Why matrix products cannot be computed; nil if they can.
  var algebraProblem: String?
  /// OpenBLAS's version, its options, and the processor of its kernels.
  var algebra = ""
  var cores = 0
  /// How many cores a container may use; nil if nothing limits it.
  var coreLimit: Double?
  /// `LLM_THREADS`.
  var askedThreads: Int?
  /// How many programs wanted a core in the last minute.
  var load = 0.0
  /// Bytes of memory that this program may use, and that are free.
  var memory = 0
  var freeMemory: Int?
  /// Bytes free for the project's folder and for the cache.
  var projectSpace: Int?
  var cacheSpace: Int?
  /// Columns of the terminal; nil if the output is none.
  var columns: Int?
  var terminalKind: String?
  /// The first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set.
  var locale: String?
  /// Files of `Data` that are not there.
  var missingStandIns: [String] = []
  /// Published sources, small ones and weights, and whether they are here.
  var texts: [(name: String, isHere: Bool)] = []
  var weights: [(name: String, isHere: Bool)] = []
  /// Programs of chapters that were not built.
  var missingPrograms: [String] = []
}

extension MachineFacts {
  /// Looks at this machine.
  static func gathered(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    programs: URL? = Bundle.main.executableURL?.deletingLastPathComponent()
  ) -> MachineFacts {
    var facts = MachineFacts()
    facts.toolchain = toolchainVersion()
    facts.isPacked = Files.isPacked(environment: environment)
    facts.algebraProblem = linearAlgebraProblem()
    if facts.algebraProblem == nil {
      facts.algebra = linearAlgebraDescription()
    }
    facts.lookAtProcessor(environment)
    facts.lookAtMemory()
    let cache = cacheFolder(environment: environment)
    facts.cacheSpace = freeSpace(cache)
    facts.lookAtTerminal(environment)
    facts.lookAtData()
    if let programs {
      facts.projectSpace = freeSpace(programs.path)
      facts.missingPrograms = ChapterPages.programs.filter {
        let path = programs.appending(path: $0).path
        return !FileManager.default.isExecutableFile(atPath: path)
      }
    }
    return facts
  }

  private static func toolchainVersion() -> String? {
    let text = try? outputOfCommand(["swift", "--version"])
    return text?.split(separator: "\n").first { $0.contains("version") }
      .map(String.init)
  }

  private mutating func lookAtProcessor(_ environment: [String: String]) {
    cores = ProcessInfo.processInfo.activeProcessorCount
    askedThreads = environment["LLM_THREADS"].flatMap { Int($0) }
    var loads = [0.0, 0, 0]
    if getloadavg(&loads, 3) > 0 { load = loads[0] }
    let limit = Self.words(of: "/sys/fs/cgroup/cpu.max")
    if limit.count == 2, let used = Double(limit[0]),
      let period = Double(limit[1]), period > 0
    {
      coreLimit = used / period
    }
  }

  private mutating func lookAtMemory() {
    memory = Int(ProcessInfo.processInfo.physicalMemory)
    if let limit = Self.words(of: "/sys/fs/cgroup/memory.max").first,
      let bytes = Int(limit)
    {
      memory = min(memory, bytes)
    }
    let lines =
      (try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8))
    let line = lines?.split(separator: "\n").first {
      $0.hasPrefix("MemAvailable:")
    }
    let kilobytes = line?.split(separator: " ").dropFirst().first
    freeMemory = kilobytes.flatMap { Int($0) }.map {
      min($0 * 1024, memory)
    }
  }

  private mutating func lookAtTerminal(_ environment: [String: String]) {
    terminalKind = environment["TERM"]
    locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    guard isatty(1) == 1 else { return }
    var size = winsize()
    _ = ioctl(1, UInt(TIOCGWINSZ), &size)
    columns = environment["COLUMNS"].flatMap { Int($0) } ?? Int(size.ws_col)
  }

  private mutating func lookAtData() {
    let standIns = [
      "story.txt", "story.uk.txt", "corpus.txt", "practice.txt",
      "vocab.bpe",
      "messages.tsv", "instructions.json", "preferences.json",
      "sources.json", "gpt-small/model.safetensors",
    ]
    missingStandIns = standIns.filter {
      (try? Corpus.standInPath(of: $0)) == nil
    }
    let folders = (try? DataLocation())?.folders ?? []
    let models = Set(PretrainedName.allCases.map(\.rawValue))
    for source in (try? DataSource.all()) ?? [] {
      let isHere = folders.contains {
        Downloader(into: $0).contains(source)
      }
      if models.contains(source.name) {
        weights.append((source.name, isHere))
      } else if source.isSmall {
        texts.append((source.name, isHere))
      }
    }
  }

  private static func words(of path: String) -> [String] {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

/// Returns the free bytes of the disk that has a path, or would have it.
func freeSpace(_ path: String) -> Int? {
  var place = URL(filePath: path)
  while place.path != "/",
    !FileManager.default.fileExists(atPath: place.path)
  {
    place.deleteLastPathComponent()
  }
  let values = try? FileManager.default.attributesOfFileSystem(
    forPath: place.path)
  return (values?[.systemFreeSize] as? NSNumber)?.intValue
}

/// Runs a command and returns what it prints; throws if it cannot be
/// started or ends with another status than 0.
///
/// Not with Foundation's `Process`, which complains on the standard error
/// where there is no network at all.
func outputOfCommand(_ words: [String], in folder: URL? = nil) throws
  -> String
{
  let line = words.map(\.quotedForShell).joined(separator: " ")
  let place = folder.map { "cd \($0.path.quotedForShell) && " } ?? ""
  fflush(nil)
  guard let pipe = popen("\(place)\(line) 2>/dev/null </dev/null", "r")
  else { throw FileError("\(line) cannot be started") }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, pipe)
    if count == 0 { break }
    bytes += buffer[..<count]
  }
  let status = pclose(pipe)
  guard status == 0 else {
    throw FileError("\(line) ended with status \(status >> 8)")
  }
  return String(decoding: bytes, as: UTF8.self)
}
