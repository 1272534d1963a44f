import Foundation

/// The two functions of OpenBLAS that matrix products are made of, loaded when the first product is needed.
///
/// Loading it here instead of linking it has two reasons. OpenBLAS chooses its kernels while it is loaded,
/// and only an environment variable can tell it which: on AMD processors with AVX-512, version 0.3.21 takes
/// the kernels for AVX2, at about half the speed. And where OpenBLAS is not installed, everything still
/// compiles, and the first product says in one line what is missing.
struct OpenBLAS: Sendable {
  typealias Sgemm = @convention(c) (
    _ order: CInt, _ transposeA: CInt, _ transposeB: CInt, _ m: CInt, _ n: CInt, _ k: CInt, _ alpha: Float,
    _ a: UnsafePointer<Float>, _ lda: CInt, _ b: UnsafePointer<Float>, _ ldb: CInt, _ beta: Float,
    _ c: UnsafeMutablePointer<Float>, _ ldc: CInt
  ) -> Void
  typealias Sgemv = @convention(c) (
    _ order: CInt, _ transpose: CInt, _ m: CInt, _ n: CInt, _ alpha: Float, _ a: UnsafePointer<Float>,
    _ lda: CInt, _ x: UnsafePointer<Float>, _ incx: CInt, _ beta: Float, _ y: UnsafeMutablePointer<Float>,
    _ incy: CInt
  ) -> Void

  /// `cblas_sgemm`: C = alpha A B + beta C.
  let sgemm: Sgemm
  /// `cblas_sgemv`: y = alpha A x + beta y.
  let sgemv: Sgemv

  // The values of the enumerations in cblas.h.
  static let rowMajor: CInt = 101
  static func transpose(_ isTransposed: Bool) -> CInt { isTransposed ? 112 : 111 }

  static let shared = OpenBLAS()

  private init() {
    if Self.processorWantsHint, getenv("OPENBLAS_CORETYPE") == nil {
      setenv("OPENBLAS_CORETYPE", "SKYLAKEX", 1)
    }
    guard let library = Self.names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first else {
      FileHandle.standardError.write(Data("OpenBLAS is missing. Type: sh .setup\n".utf8))
      exit(1)
    }
    func function<Type>(_ name: String, as type: Type.Type) -> Type {
      guard let symbol = dlsym(library, name) else { fatalError("OpenBLAS has no function \(name)") }
      return unsafeBitCast(symbol, to: type)
    }
    sgemm = function("cblas_sgemm", as: Sgemm.self)
    sgemv = function("cblas_sgemv", as: Sgemv.self)
    // Products are divided among the cores here, where one pool of threads serves all kernels. OpenBLAS's
    // own threads would spin beside it and take its cores away.
    let setThreads = function("openblas_set_num_threads", as: (@convention(c) (CInt) -> Void).self)
    setThreads(1)
  }

  private static let names = [
    "libopenblas.so.0", "libopenblas.so", "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
    "/usr/local/opt/openblas/lib/libopenblas.dylib",
  ]

  /// Whether this is an AMD processor with the parts of AVX-512 that OpenBLAS's kernels need.
  private static let processorWantsHint: Bool = {
    guard let file = fopen("/proc/cpuinfo", "r") else { return false }
    defer { fclose(file) }
    var block = [CChar](repeating: 0, count: 8192)
    let count = fread(&block, 1, block.count - 1, file)
    let words = String(decoding: block[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    return ["AuthenticAMD", "avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512cd"].allSatisfy {
      words.contains(Substring($0))
    }
  }()
}
