import Foundation
import Tensors

/// Prepares the process, before it opens a file or prints; every program calls it first.
///
/// - A standard stream that was closed by the parent is opened on /dev/null. Otherwise the next file to be
///   opened would get its number, and whatever is printed would land in that file.
/// - Writing to a pipe without a reader is an error that can be handled, not the end of the process.
func prepareProcess() {
  for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
    _ = open("/dev/null", O_RDWR)  // gets the smallest free number, which is this one
  }
  signal(SIGPIPE, SIG_IGN)
}

/// Throws if an environment variable of this project has a value that would be ignored.
func checkEnvironment() throws(OptionError) {
  if let problem = threadSettingProblem { throw OptionError(problem) }
}
