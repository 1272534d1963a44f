// swift-tools-version: 6.3
import PackageDescription

/// `swift run` builds for debugging, so what computes is optimised in every configuration. The lessons from
/// chapter 6 on mostly call what the earlier ones compute: with the optimiser their chapters take 2 % fewer
/// instructions, and the modules five times as long to compile.
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

/// Test modules are compiled in one go. By default, several processes read the same interfaces and expand the
/// same macros, which takes a third longer. The price is that an edited test compiles its whole module again.
let inOneGo: [SwiftSetting] = [
  .unsafeFlags(["-wmo", "-num-threads", "1", "-disable-batch-mode", "-no-emit-module-separately-wmo"])
]

/// Names as dependencies.
func uses(_ names: [String]) -> [Target.Dependency] { names.map { .init(stringLiteral: $0) } }

/// A library with its tests. What computes nothing is not optimised: it compiles in a fraction of the time.
func library(
  _ name: String, at path: String? = nil, uses dependencies: [String] = [], isOptimized: Bool = true
) -> [Target] {
  [
    .target(
      name: name, dependencies: uses(dependencies), path: path ?? "Shared/\(name)",
      swiftSettings: isOptimized ? optimized : []),
    .testTarget(
      name: "\(name)Tests", dependencies: uses(dependencies + [name, "TestSupport"]),
      path: "Tests/\(name)Tests", swiftSettings: inOneGo),
  ]
}

/// A chapter: the library with what it teaches, the executable with its cells, and its tests.
///
/// The lesson has the folder `Lesson`, and `beside` names further ones, with what is no slide: longer runs,
/// file formats of other libraries. `uses` lists the libraries and earlier lessons that it builds on,
/// `showing` those that only its cells use. The tests may import the executable, for its commands. A chapter that
/// `hasTopics` has a library of them, see ``topics(_:lesson:uses:isOptimized:)``.
func chapter(
  _ name: String, lesson: String, beside folders: [String] = [], uses libraries: [String],
  showing others: [String] = [], notebook: [String] = ["Notebook"], isOptimized: Bool = true,
  judging judged: [String] = [], hasTopics: Bool = false
) -> [Target] {
  let path = "Chapters/\(name)"
  let exercises = judged.isEmpty ? [] : ["Exercises"]  // the folder, and the library
  let topics = hasTopics ? ["Topics"] : []
  let shown =
    libraries + [lesson, "Notebooks"] + others + exercises + judged.flatMap { ["\($0)Judge", "\($0)Mine"] }
    + topics.map { lesson + $0 }
  return [
    .target(
      name: lesson, dependencies: uses(libraries), path: path, exclude: notebook + exercises + topics,
      sources: ["Lesson"] + folders, swiftSettings: isOptimized ? optimized : []),
    .executableTarget(
      name: name, dependencies: uses(shown), path: path,
      exclude: ["Lesson"] + folders + exercises + topics, sources: notebook),
    .testTarget(
      name: "\(name)Tests", dependencies: uses(shown + ["TestSupport", name]), path: "Tests/\(name)Tests",
      swiftSettings: inOneGo),
  ]
}

/// The exercises of a chapter, in its folder `Exercises`: the learner's files; the judge, with the solutions; and
/// what hands the learner's pieces to the judge.
///
/// A learner's file that does not compile stops every program that it is part of. `LLM_LEFT_OUT=ch04 swift run …`
/// builds without those of a chapter.
func exercises(
  _ name: String, lesson: String, uses libraries: [String], judging others: [String] = []
) -> [Target] {
  let path = "Chapters/\(name)/Exercises"
  let leftOut = (Context.environment["LLM_LEFT_OUT"] ?? "").split(separator: ",")
  let isLeftOut = leftOut.contains { name.hasPrefix($0) }
  let kit = libraries + ["Exercises"]
  return [
    .target(
      name: "\(lesson)Exercises", dependencies: uses(kit), path: path, exclude: ["Solutions", "Mine"]),
    .target(
      name: "\(lesson)Judge", dependencies: uses(kit + [lesson] + others), path: path + "/Solutions"),
    .target(
      name: "\(lesson)Mine",
      dependencies: uses(["Exercises", "\(lesson)Judge"] + (isLeftOut ? [] : ["\(lesson)Exercises"])),
      path: path + "/Mine", swiftSettings: isLeftOut ? [.define("LEFT_OUT")] : []),
  ]
}

/// The topics of a chapter, in its folder `Topics`: what lies beyond the book's own code, one idea a file. Only what
/// runs for seconds, in the folder `Kernels`, is optimised: the optimiser takes five times as long as the rest of
/// the compiler.
func topics(
  _ name: String, lesson: String, uses libraries: [String], hasKernels: Bool = false
) -> [Target] {
  let path = "Chapters/\(name)/Topics"
  let kernels: [Target] =
    hasKernels
    ? [
      .target(
        name: "\(lesson)Kernels", dependencies: uses(["Files", "Tensors"]), path: path + "/Kernels",
        swiftSettings: optimized)
    ] : []
  return kernels + [
    .target(
      name: "\(lesson)Topics", dependencies: uses(libraries + [lesson] + kernels.map(\.name)), path: path,
      exclude: hasKernels ? ["Kernels"] : [])
  ]
}

let core = ["Tensors", "NeuralNetworks"]
let judges = [
  "ConceptsJudge", "TokenizingJudge", "SamplingJudge", "EmbeddingsJudge", "SelfAttentionJudge",
  "ArchitectureJudge", "PretrainingJudge", "LowRankAdaptationJudge", "ClassificationJudge",
  "InstructionTuningJudge",
]
let texts = ["Files", "Corpora", "Tokenizing"]
let model =
  core + texts + ["Datasets", "ModelFiles", "Sampling", "Embeddings", "SelfAttention", "Architecture"]

/// The fuzzer of the readers, which `Tests/Fuzzing/run` builds. Other builds do not have it: it needs sanitizers.
let fuzzing: [Target] =
  Context.environment["LLM_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "Fuzzing",
      dependencies: uses(
        model + ["Notebooks", "Pretraining", "LowRankAdaptation"]
          + ["TokenizingTopics", "SamplingTopics", "SamplingKernels"]),
      path: "Tests/Fuzzing", exclude: ["run", "README.md"])
  ]

let package = Package(
  name: "llm-from-scratch",
  platforms: [.macOS(.v15)],
  targets: [
    .target(
      name: "TestSupport", dependencies: ["Tensors", "Exercises"], path: "Tests/TestSupport",
      swiftSettings: inOneGo)
  ]
    + library("Tensors")
    + library("NeuralNetworks", uses: ["Tensors"])
    + library("Datasets", uses: ["Tensors"])
    + library("Files")
    + library("ModelFiles", uses: core + ["Files"])
    + library("Corpora", uses: ["Files"])
    + library("Downloads", uses: ["Files", "Corpora"], isOptimized: false)
    + library("Notebooks", uses: ["Tensors", "Files"], isOptimized: false)
    + library("Exercises", uses: ["Tensors", "Notebooks"], isOptimized: false)
    + library(
      "Generators", at: "Data/Generators", uses: ["Files", "Corpora"], isOptimized: false)
    + chapter(
      "ch00-concepts", lesson: "Concepts", uses: core + ["Datasets"],
      showing: ["ModelFiles", "Files", "Corpora"],
      judging: ["Concepts"], hasTopics: true)
    + topics("ch00-concepts", lesson: "Concepts", uses: core)
    + exercises("ch00-concepts", lesson: "Concepts", uses: core, judging: ["Datasets"])
    + chapter(
      "ch01-tokenizing", lesson: "Tokenizing", beside: ["HuggingFace"], uses: ["Files", "Corpora"],
      showing: ["Tensors", "TokenizingKernels"], judging: ["Tokenizing"], hasTopics: true)
    + topics(
      "ch01-tokenizing", lesson: "Tokenizing", uses: ["Files", "Corpora", "Tensors"], hasKernels: true)
    + exercises("ch01-tokenizing", lesson: "Tokenizing", uses: [], judging: ["Corpora", "Tensors"])
    + chapter(
      "ch02-sampling", lesson: "Sampling", uses: ["Tensors", "Datasets"] + texts,
      showing: ["NeuralNetworks", "Architecture", "SamplingKernels"], judging: ["Sampling"], hasTopics: true)
    + topics(
      "ch02-sampling", lesson: "Sampling",
      uses: core + texts + ["Datasets", "Embeddings", "SelfAttention", "Architecture"], hasKernels: true)
    + exercises("ch02-sampling", lesson: "Sampling", uses: ["Tensors"], judging: ["Datasets"])
    + chapter(
      "ch03-embeddings", lesson: "Embeddings", uses: core, showing: texts + ["Datasets", "Sampling"],
      judging: ["Embeddings"], hasTopics: true)
    + topics("ch03-embeddings", lesson: "Embeddings", uses: core)
    + exercises("ch03-embeddings", lesson: "Embeddings", uses: core)
    + chapter(
      "ch04-attention", lesson: "SelfAttention", uses: core, judging: ["SelfAttention"], hasTopics: true)
    + topics("ch04-attention", lesson: "SelfAttention", uses: core)
    + exercises("ch04-attention", lesson: "SelfAttention", uses: core)
    + chapter(
      "ch05-architecture", lesson: "Architecture", uses: core + ["Embeddings", "SelfAttention"],
      showing: texts + ["EmbeddingsTopics", "ModelFiles", "Pretraining", "SelfAttentionTopics"],
      judging: ["Embeddings", "SelfAttention", "Architecture"],
      hasTopics: true)
    + topics(
      "ch05-architecture", lesson: "Architecture",
      uses: core + [
        "Files", "ModelFiles", "Embeddings", "EmbeddingsTopics", "SelfAttention", "SelfAttentionTopics",
      ])
    + exercises(
      "ch05-architecture", lesson: "Architecture", uses: core,
      judging: ["EmbeddingsJudge", "SelfAttentionJudge"])
    + chapter(
      "ch06-pretraining", lesson: "Pretraining", beside: ["Runs", "HuggingFace"], uses: model,
      isOptimized: false,
      judging: ["Tokenizing", "Sampling", "Embeddings", "SelfAttention", "Architecture", "Pretraining"])
    + exercises(
      "ch06-pretraining", lesson: "Pretraining", uses: core,
      judging: [
        "Datasets", "Architecture", "TokenizingJudge", "SamplingJudge", "EmbeddingsJudge",
        "SelfAttentionJudge", "ArchitectureJudge",
      ])
    + chapter(
      "ch07.0-lora", lesson: "LowRankAdaptation", beside: ["PEFT"],
      uses: core + ["Files", "ModelFiles", "SelfAttention", "Architecture"],
      showing: ["Datasets", "Corpora", "Tokenizing", "Sampling", "Pretraining", "Classification"],
      isOptimized: false, judging: ["LowRankAdaptation"])
    + exercises(
      "ch07.0-lora", lesson: "LowRankAdaptation", uses: core + ["SelfAttention", "Architecture"],
      judging: ["Classification", "Corpora", "Datasets", "Pretraining", "Tokenizing"])
    + chapter(
      "ch07.1-classification", lesson: "Classification",
      uses: core + texts + ["Datasets", "ModelFiles", "SelfAttention", "Architecture", "Pretraining"],
      showing: ["Sampling"], isOptimized: false, judging: ["Classification"])
    + exercises(
      "ch07.1-classification", lesson: "Classification", uses: core + ["Corpora", "Architecture"],
      judging: ["Tokenizing"])
    + chapter(
      "ch07.2-instruct", lesson: "InstructionTuning", uses: model + ["Pretraining"],
      showing: ["LowRankAdaptation"], isOptimized: false, judging: ["InstructionTuning"])
    + exercises(
      "ch07.2-instruct", lesson: "InstructionTuning", uses: core + ["Corpora"],
      judging: ["Sampling"])
    + chapter(
      "llm-training", lesson: "Roadmap", uses: ["Files"],
      showing: model.filter { $0 != "Files" } + ["Pretraining", "Downloads", "Generators", "Exercises"]
        + judges,
      notebook: ["Notebook", "Commands"], isOptimized: false)
    + fuzzing,
  swiftLanguageModes: [.v6]
)
