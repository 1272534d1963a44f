import Foundation

/// Limits what this process may use from now on, before it runs code that may not end.
///
/// Beyond the seconds of CPU time, the system ends the process; beyond the memory, an allocation fails, which
/// ends it too.
func limitThisProcess(cpuSeconds: Int, bytes: Int) {
  var time = rlimit(rlim_cur: rlim_t(cpuSeconds), rlim_max: rlim_t(cpuSeconds + 1))
  var memory = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
  var core = rlimit(rlim_cur: 0, rlim_max: 0)
  #if os(Linux)
    setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &time)
    setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &memory)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
  #else
    setrlimit(RLIMIT_CPU, &time)
    setrlimit(RLIMIT_DATA, &memory)
    setrlimit(RLIMIT_CORE, &core)
  #endif
}
