import Foundation
import Tensors

/// What this program was made with and runs on: exercises A.1 and A.2 ask whether the set-up works.
public struct MachineReport: CustomStringConvertible {
  /// The processors that may be used now.
  public let cores = ProcessInfo.processInfo.activeProcessorCount
  /// The size of the memory in bytes.
  public let memory = ProcessInfo.processInfo.physicalMemory

  public init() {}

  /// The compiler's version, as far as source code can ask for it.
  public var compiler: String {
    #if compiler(>=6.4)
      "Swift 6.4 or newer"
    #else
      "Swift 6.3"
    #endif
  }

  /// The processor's family and the operating system.
  public var system: String {
    #if arch(x86_64)
      let processor = "x86_64"
    #elseif arch(arm64)
      let processor = "arm64"
    #else
      let processor = "another processor"
    #endif
    return "\(processor), \(ProcessInfo.processInfo.operatingSystemVersionString)"
  }

  /// One line for each of these.
  public var description: String {
    let gigabytes = String(format: "%.1f GB", Double(memory) / 1e9)
    return """
      compiler  \(compiler)
      system    \(system)
      products  \(linearAlgebraDescription())
      cores     \(cores)
      memory    \(gigabytes)
      """
  }
}
