import Foundation
import Tensors

/// What this program was built with and runs on. Exercises A.1 and A.2
/// check the installation.
public struct MachineReport: CustomStringConvertible {
  /// The number of processors available.
  public let cores = ProcessInfo.processInfo.activeProcessorCount
  /// The size of the memory in bytes.
  public let memory = ProcessInfo.processInfo.physicalMemory

  public init() {}

  /// The compiler's version, as far as source code can find out.
  public var compiler: String {
    #if compiler(>=6.4)
      "Swift 6.4 or newer"
    #else
      "Swift 6.3"
    #endif
  }

  /// The processor family and the operating system.
  public var system: String {
    #if arch(x86_64)
      let processor = "x86_64"
    #elseif arch(arm64)
      let processor = "arm64"
    #else
      let processor = "another processor"
    #endif
    return
      "\(processor), \(ProcessInfo.processInfo.operatingSystemVersionString)"
  }

  /// A line for each of these.
  public var description: String {
    // how the library was built matters to no reader
    let library = linearAlgebraDescription().split(separator: " ")
      .filter { !$0.hasPrefix("NO_") && $0 != "DYNAMIC_ARCH" }
    let gigabytes = String(format: "%.1f GB", Double(memory) / 1e9)
    return """
      compiler         \(compiler)
      system           \(system)
      matrix products  \(library.joined(separator: " "))
      cores            \(cores)
      memory           \(gigabytes)
      """
  }
}
