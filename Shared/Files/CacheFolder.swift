import Foundation

/// Returns the user's cache folder of this project: `$XDG_CACHE_HOME/llm-from-scratch`, by default
/// `~/.cache/llm-from-scratch`. Relative paths are ignored, as the XDG specification demands.
public func cacheFolder(environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
  if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
    return base.hasSuffix("/") ? base + "llm-from-scratch" : base + "/llm-from-scratch"
  }
  let home = environment["HOME"] ?? NSHomeDirectory()
  return home.hasSuffix("/") ? home + ".cache/llm-from-scratch" : home + "/.cache/llm-from-scratch"
}
