import Foundation
import NeuralNetworks
import Pretraining
import Testing

@Suite("llm-training pretrain")
struct PretrainCommandTests {
  private func names(in folder: URL, _ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path).sorted()
  }

  @Test("Chapters can load the model it writes, and its losses are written beside it")
  func writesModel() throws {
    try withPretrainingFolder { folder in
      let run = try PretrainProcess.run(["--steps", "30", "--into", "model"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let url = folder.appending(path: "model")
      let loaded = try PretrainedModel.load(folder: url)
      #expect(loaded.configuration == PretrainingRun.tiny.configuration)
      #expect(loaded.tokenizer.vocabularySize == 2048)
      let json = try Data(contentsOf: url.appending(path: PretrainingRun.fileName))
      let written = try JSONDecoder().decode(PretrainingRun.self, from: json)
      #expect(written.steps == 30)
      let losses = try #require(written.losses)
      #expect(losses.training < 6 && losses.validation < 6, "\(losses)")
    }
  }

  @Test("One seed gives one model, another seed another")
  func seeds() throws {
    try withPretrainingFolder { folder in
      for (name, seed) in [("a", "4"), ("b", "4"), ("c", "5")] {
        let run = try PretrainProcess.run(["--steps", "5", "--seed", seed, "--into", name], in: folder)
        #expect(run.status == 0, "\(run.errors)")
      }
      let models = try ["a", "b", "c"].map {
        try Data(contentsOf: folder.appending(path: "\($0)/model.safetensors"))
      }
      #expect(models[0] == models[1])
      #expect(models[0] != models[2])
    }
  }

  @Test(
    "A signal to stop saves the last step, and the command it prints resumes bit for bit",
    arguments: [SIGINT, SIGTERM])
  func stops(signal: Int32) throws {
    try withPretrainingFolder { folder in
      let plan = ["--steps", "100000"]
      func newestStep() -> Int {
        (try? names(in: folder, "c"))?.last.flatMap { Int($0.dropFirst(5).prefix(8)) } ?? 0
      }

      let first = try PretrainProcess(plan + ["--save-every", "10", "--checkpoints", "c"], in: folder)
      first.wait { newestStep() > 0 }
      first.send(signal)
      #expect(first.status() == 128 + signal)
      let saved = newestStep()
      let line = try #require(first.lines.last)
      #expect(line.hasPrefix("stopped after step \(saved); resume with: swift run llm-training pretrain "))

      let program = try #require(PretrainProcess.program)
      let command = try #require(line.split(separator: "llm-training ").last)
      let rest = try PretrainProcess(program, command.split(separator: " ").map(String.init), in: folder)
      rest.wait { newestStep() > saved }
      rest.send(signal)
      #expect(rest.status() == 128 + signal)
      #expect(rest.lines.contains { $0.hasPrefix("resuming after step \(saved), ") })
      let step = newestStep()
      #expect(step > saved)

      let whole = try PretrainProcess(
        plan + ["--save-every", "\(step)", "--checkpoints", "whole"], in: folder)
      let name = try #require(try names(in: folder, "c").last)
      let expected = folder.appending(path: "whole/\(name)")
      whole.wait { FileManager.default.fileExists(atPath: expected.path) }
      whole.send(SIGKILL)
      _ = whole.status()
      let files = try [folder.appending(path: "c/\(name)"), expected].map { try Data(contentsOf: $0) }
      #expect(files[0] == files[1])
    }
  }

  @Test("If the newest checkpoint is damaged, it is skipped with a message")
  func damagedNewest() throws {
    try withPretrainingFolder { folder in
      let run = ["--steps", "4", "--save-every", "1", "--checkpoints", "c"]
      #expect(try PretrainProcess.run(run, in: folder).status == 0)
      #expect(try names(in: folder, "c").count == 3)
      let newest = folder.appending(path: "c/step-00000004.safetensors")
      let whole = try Data(contentsOf: newest)
      try whole.dropLast(1).write(to: newest)
      let resumed = try PretrainProcess.run(run + ["--resume"], in: folder)
      #expect(resumed.status == 0)
      #expect(
        resumed.lines.contains { $0.hasPrefix("skipped a damaged checkpoint, ") && $0.contains(newest.path) })
      #expect(resumed.lines.contains { $0.hasPrefix("resuming after step 3, ") })
      #expect(try Data(contentsOf: newest) == whole)
    }
  }

  @Test("A run resumes with the folder alone, and is refused with other settings")
  func mismatches() throws {
    try withPretrainingFolder { folder in
      let start = ["--steps", "6", "--seed", "9", "--keep", "1", "--checkpoints", "c"]
      #expect(try PretrainProcess.run(start, in: folder).status == 0)
      #expect(try names(in: folder, "c") == ["step-00000006.safetensors"])
      let program = try #require(PretrainProcess.program)
      func run(_ arguments: [String]) throws -> (status: Int32?, lines: [String], errors: [String]) {
        let run = try PretrainProcess(program, ["pretrain"] + arguments, in: folder)
        return (run.status(), run.lines, run.errorLines)
      }
      let same = try run(["--text", "text.txt", "--checkpoints", "c", "--resume"])
      #expect(same.status == 0 && same.lines.contains { $0.hasPrefix("resuming after step 6, ") })
      let text = try Data(contentsOf: folder.appending(path: "text.txt"))
      try (text + Data("Day 61.".utf8)).write(to: folder.appending(path: "other.txt"))
      for (arguments, problem) in [
        (["--text", "other.txt", "--resume"], "the run was trained on a different text"),
        (["--text", "text.txt", "--resume", "--steps", "7"], "the run has steps 6, not 7"),
        (["--text", "text.txt", "--resume", "--seed", "8"], "the run has seed 9, not 8"),
        (["--text", "text.txt", "--resume", "--size", "small"], "the run has contextLength 32, not 256"),
        (["--text", "text.txt"], "the folder already has a run"),
      ] {
        let refused = try run(arguments + ["--checkpoints", "c"])
        #expect(refused.status == 1)
        #expect(refused.errors.count == 1 && refused.errors[0].contains(problem), "\(refused.errors)")
      }
      let folderless = try run(["--text", "text.txt", "--resume"])
      #expect(folderless.status == 1 && folderless.errors[0].contains("--resume needs --checkpoints"))
    }
  }

  @Test("A full disk ends the run with one line, and earlier checkpoints stay intact")
  func fullDisk() throws {
    try withPretrainingFolder { folder in
      let run = ["--steps", "3", "--save-every", "1", "--checkpoints", "c"]
      #expect(try PretrainProcess.run(run, in: folder).status == 0)
      // A limit on the size of files stands in for a full disk: writing fails in the middle of the file.
      let program = try #require(PretrainProcess.program)
      let limited = try PretrainProcess(
        URL(filePath: "/bin/sh"),
        [
          "-c",
          "trap '' XFSZ; ulimit -f 500; exec \"$0\" pretrain --size tiny --text text.txt --steps 3 "
            + "--save-every 1 --checkpoints d", program.path,
        ], in: folder)
      #expect(limited.status() == 1)
      let errors = limited.errorLines
      #expect(errors.count == 1 && errors[0].contains("cannot be written (File too large)"), "\(errors)")
      #expect(try names(in: folder, "d").isEmpty)
      #expect(try names(in: folder, "c").count == 3)
    }
  }

  @Test("Folders that cannot be written to are reported before any training")
  func unwritable() throws {
    try withPretrainingFolder { folder in
      for option in ["--into", "--checkpoints"] {
        let run = try PretrainProcess.run([option, "text.txt/x"], in: folder)
        #expect(run.status == 1 && run.lines.isEmpty)
        #expect(run.errors.count == 1 && run.errors[0].contains("text.txt/x"), "\(run.errors)")
      }
    }
  }
}
