import Foundation

/// The two functions of OpenBLAS that matrix products are made of, loaded for the first product.
///
/// Loading instead of linking lets everything compile without the library; the first product then says in one
/// line what is missing. OpenBLAS chooses kernels for the processor when it is loaded; the environment
/// variable `OPENBLAS_CORETYPE` overrides the choice.
struct OpenBLAS: Sendable {
  typealias Sgemm =
    @convention(c) (
      _ order: CInt, _ transposeA: CInt, _ transposeB: CInt, _ m: CInt, _ n: CInt, _ k: CInt, _ alpha: Float,
      _ a: UnsafePointer<Float>, _ lda: CInt, _ b: UnsafePointer<Float>, _ ldb: CInt, _ beta: Float,
      _ c: UnsafeMutablePointer<Float>, _ ldc: CInt
    ) -> Void
  typealias Sgemv =
    @convention(c) (
      _ order: CInt, _ transpose: CInt, _ m: CInt, _ n: CInt, _ alpha: Float, _ a: UnsafePointer<Float>,
      _ lda: CInt, _ x: UnsafePointer<Float>, _ incx: CInt, _ beta: Float, _ y: UnsafeMutablePointer<Float>,
      _ incy: CInt
    ) -> Void

  /// `cblas_sgemm`: C = alpha A B + beta C.
  let sgemm: Sgemm
  /// `cblas_sgemv`: y = alpha A x + beta y.
  let sgemv: Sgemv
  /// The version, the build options, and the processor that its kernels are for.
  let configuration: String

  // The values of the enumerations in cblas.h.
  static let rowMajor: CInt = 101
  static func transpose(_ isTransposed: Bool) -> CInt { isTransposed ? 112 : 111 }

  static let shared = OpenBLAS()

  private init() {
    // With too little memory, the library would try without end to get its work space: 128 MB of addresses for
    // each thread that computes a product. The thread's stack and heap come on top.
    let megabytes = 64 + 208 * threadCount
    guard Self.canMap(byteCount: megabytes << 20) else {
      Self.stop(
        "Too little memory: matrix products on \(threadCount) threads need \(megabytes) MB of addresses. "
          + "Raise the limit (ulimit -v), or set LLM_THREADS to fewer threads.")
    }
    // Otherwise it starts a thread for each core as it is loaded, and they want work space too.
    setenv("OPENBLAS_NUM_THREADS", "1", 1)
    let library: UnsafeMutableRawPointer
    switch Self.open() {
    case .success(let found): library = found
    case .failure(let problem): Self.stop(problem.description)
    }
    func function<Type>(_ name: String, as type: Type.Type) -> Type {
      guard let symbol = dlsym(library, name) else {
        Self.stop("OpenBLAS was built without \(name). Install libopenblas-dev, which has it.")
      }
      return unsafeBitCast(symbol, to: type)
    }
    sgemm = function("cblas_sgemm", as: Sgemm.self)
    sgemv = function("cblas_sgemv", as: Sgemv.self)
    let describe = function("openblas_get_config", as: (@convention(c) () -> UnsafePointer<CChar>).self)
    configuration = String(cString: describe())
    // The kernels here divide products among the cores, on the same threads as everything else. OpenBLAS's
    // own threads would spin in between and take the cores from them.
    let setThreads = function("openblas_set_num_threads", as: (@convention(c) (CInt) -> Void).self)
    setThreads(1)
  }

  /// Returns whether the process may map that much more memory.
  private static func canMap(byteCount: Int) -> Bool {
    let memory = mmap(nil, byteCount, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard let memory, memory != MAP_FAILED else { return false }
    munmap(memory, byteCount)
    return true
  }

  /// Why the library cannot be used, in one line.
  struct Problem: Error, CustomStringConvertible { let description: String }

  /// Loads the library from the first place that has it.
  static func open() -> Result<UnsafeMutableRawPointer, Problem> {
    for name in names {
      if let library = dlopen(name, RTLD_NOW) { return .success(library) }
      let reason = dlerror().map { String(cString: $0) } ?? ""
      if !["No such file", "no such file"].contains(where: reason.contains) {
        return .failure(
          Problem(description: "OpenBLAS cannot be loaded (\(reason)): it needs more memory, or is damaged"))
      }
    }
    return .failure(Problem(description: "OpenBLAS is missing. Type: sh .setup"))
  }

  private static func stop(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }

  private static let names = [
    "libopenblas.so.0", "libopenblas.so", "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
    "/usr/local/opt/openblas/lib/libopenblas.dylib",
  ]
}

/// Describes the library behind matrix products: its version, its build options, and the processor that its
/// kernels are for. PyTorch: `torch.__config__.show()`.
public func linearAlgebraDescription() -> String { OpenBLAS.shared.configuration }

/// Why matrix products cannot be computed here, in one line that says what to do; nil if they can.
public func linearAlgebraProblem() -> String? {
  setenv("OPENBLAS_NUM_THREADS", "1", 1)  // as in `OpenBLAS`, which opens the library for good
  if case .failure(let problem) = OpenBLAS.open() { return problem.description }
  return nil
}
