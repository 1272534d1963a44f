// swift-tools-version: 6.3
import PackageDescription

/// `swift run` builds for debugging, so what computes is optimised in every configuration.
/// Not `-Ounchecked`: it would remove the preconditions, and with them every shape check.
/// `-fno-math-errno` lets a loop with a square root become vector code: no call that sets `errno`.
#if arch(x86_64)
  let processor = ["-Xcc", "-march=native"]
#else
  let processor = ["-Xcc", "-mcpu=native"]
#endif
let optimized: [SwiftSetting] = [
  .unsafeFlags(
    ["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode", "-Xcc", "-fno-math-errno"]
      + processor)
]

/// A module below `Shared`, with its tests.
func shared(_ name: String, uses dependencies: [String]) -> [Target] {
  [
    .target(
      name: name, dependencies: dependencies.map { .init(stringLiteral: $0) },
      path: "Shared/\(name)", swiftSettings: optimized),
    .testTarget(
      name: "\(name)Tests",
      dependencies: (dependencies + [name, "TestSupport"]).map { .init(stringLiteral: $0) },
      path: "Tests/\(name)Tests"),
  ]
}

/// A chapter: the library with what it teaches, the executable with its cells, and its tests.
/// `after` names the lessons that it builds on, `showing` further ones that only its cells use. The tests may
/// import the executable, for its commands.
func chapter(
  _ name: String, lesson: String, after lessons: [String] = [], showing others: [String] = []
) -> [Target] {
  let uses: [Target.Dependency] =
    ["Tensors", "NeuralNetworks", "Corpora"].map { .init(stringLiteral: $0) }
    + lessons.map { .init(stringLiteral: $0) }
  let lessonAndTools: [Target.Dependency] =
    [.init(stringLiteral: lesson), "Notebooks"] + others.map { .init(stringLiteral: $0) }
  return [
    .target(
      name: lesson, dependencies: uses, path: "Chapters/\(name)/Lesson", swiftSettings: optimized),
    .executableTarget(
      name: name, dependencies: uses + lessonAndTools, path: "Chapters/\(name)/Notebook"),
    .testTarget(
      name: "\(name)Tests",
      dependencies: uses + lessonAndTools + ["TestSupport", .init(stringLiteral: name)],
      path: "Tests/\(name)Tests"),
  ]
}

let package = Package(
  name: "llm-from-scratch",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "TestSupport", dependencies: ["Tensors"], path: "Tests/TestSupport")
  ]
    + shared("Tensors", uses: [])
    + shared("NeuralNetworks", uses: ["Tensors"])
    + shared("Corpora", uses: ["Tensors", "NeuralNetworks"])
    + shared("Notebooks", uses: ["Tensors", "Corpora"])
    + chapter("ch00-concepts", lesson: "Concepts")
    + chapter("ch01-tokenizing", lesson: "Tokenizing")
    + chapter("ch02-sampling", lesson: "Sampling", after: ["Tokenizing"])
    + chapter("ch03-embeddings", lesson: "Embeddings", after: ["Tokenizing", "Sampling"])
    + chapter("ch04-attention", lesson: "SelfAttention")
    + chapter(
      "ch05-architecture", lesson: "Architecture", after: ["Tokenizing", "SelfAttention"])
    + chapter(
      "ch06-pretraining", lesson: "Pretraining",
      after: ["Tokenizing", "Sampling", "SelfAttention", "Architecture"])
    + chapter(
      "ch07.0-lora", lesson: "LowRankAdaptation",
      after: ["Tokenizing", "SelfAttention", "Architecture"],
      showing: ["Sampling", "Pretraining", "Classification"])
    + chapter(
      "ch07.1-classification", lesson: "Classification",
      after: ["Tokenizing", "SelfAttention", "Architecture"], showing: ["Sampling", "Pretraining"])
    + chapter(
      "ch07.2-instruct", lesson: "InstructionTuning",
      after: ["Tokenizing", "Sampling", "SelfAttention", "Architecture", "Pretraining"],
      showing: ["LowRankAdaptation"])
    + chapter(
      "llm-training", lesson: "Overview",
      after: [
        "Tokenizing", "Sampling", "Embeddings", "SelfAttention", "Architecture", "Pretraining",
      ]),
  swiftLanguageModes: [.v6]
)
