import Files
import Foundation
import Notebooks
import Roadmap

/// `llm-training bench`: times the library. Each benchmark runs in a
/// separate process, so that its peak memory is measured separately.
func benchCommand(_ arguments: [String]) -> Never {
  let names = Benchmark.all.map(\.name)
  Command(
    "llm-training bench", summary: "time training steps and generation"
  )
  .option(
    "--only", values: names + ["all"], default: "all",
    help: "run only one benchmark"
  )
  .option(
    "--steps", number: 1...10_000,
    help: "run this many steps instead of the default"
  )
  .option(
    "--json", text: "FILE",
    help: "also write the results as JSON; with -, print only that"
  )
  .run(arguments) { options in
    let only = options.text("--only")!
    let chosen = Benchmark.all.filter { only == "all" || $0.name == only }
    let printsOnlyJSON = options.text("--json") == "-"
    if let path = options.text("--json"), !printsOnlyJSON {
      try checkWritable(path)
    }
    let results: [BenchmarkResult]
    if chosen.count == 1 {
      results = [
        try chosen[0].run(
          steps: options.number("--steps") ?? chosen[0].steps)
      ]
    } else {
      results = try chosen.map {
        try runInOwnProcess($0, steps: options.number("--steps"))
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let json = try encoder.encode(BenchmarkReport(results))
    if printsOnlyJSON {
      return options.print(String(decoding: json, as: UTF8.self))
    }
    options.print(table(of: results))
    if let kernels = ProcessInfo.processInfo.environment[
      "OPENBLAS_CORETYPE"]
    {
      options.print(
        "OPENBLAS_CORETYPE=\(kernels) selects OpenBLAS's kernels; without it, OpenBLAS chooses."
      )
    }
    if let path = options.text("--json") {
      try writeAtomically(json, to: path)
    }
  }
}

/// The content of the JSON: the results and the machine's number of cores.
private struct BenchmarkReport: Codable {
  let results: [BenchmarkResult]
  let cores: Int

  init(_ results: [BenchmarkResult]) {
    self.results = results
    cores = ProcessInfo.processInfo.activeProcessorCount
  }
}

private func runInOwnProcess(_ benchmark: Benchmark, steps: Int?) throws
  -> BenchmarkResult
{
  let process = Process()
  process.executableURL = Bundle.main.executableURL
  process.arguments = ["bench", "--only", benchmark.name, "--json", "-"]
  if let steps { process.arguments! += ["--steps", String(steps)] }
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let json = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw BenchmarkError(
      description:
        "the benchmark \(benchmark.name) ended with status \(process.terminationStatus)"
    )
  }
  return try JSONDecoder().decode(BenchmarkReport.self, from: json).results[
    0]
}

private struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
}

private func table(of results: [BenchmarkResult]) -> String {
  var table = Table(
    ["benchmark", "steps", "ms per step", "tokens/s", "peak MB"],
    numbers: ["steps", "ms per step", "tokens/s", "peak MB"])
  for result in results {
    table.append([
      result.name, String(result.steps),
      (result.secondsPerStep * 1000).decimals(1),
      result.tokensPerSecond.decimals(0), result.peakMegabytes.decimals(0),
    ])
  }
  return table.text
}
