import Foundation
import TestSupport
import Testing

@testable import llm_training

#if os(Linux)
  @Suite("llm-training pack")
  struct PackTests {
    private static let os = """
      PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
      ID=debian
      VERSION_ID="12"
      """
    private static let cpu = """
      processor\t: 0
      model name\t: A Processor
      flags\t\t: fpu sse2 avx avx2 nx fma
      """

    @Test("the machine is read from the system's files")
    func machine() {
      let machine = PackMachine(release: Self.os, processor: Self.cpu, family: "x86_64")
      #expect(machine.release == "debian-12" && machine.processor == "A Processor")
      #expect(machine.instructions == ["avx", "avx2", "fma"])
      #expect(machine.record.contains("instructions: avx avx2 fma"))
      #expect(!PackMachine.this().release.isEmpty)
    }

    @Test("libraries come from ldd, without the system's C library")
    func libraries() {
      let text = """
        \tlinux-vdso.so.1 (0x00007ff4)
        \tlibFoundation.so => /opt/swift/usr/lib/swift/linux/libFoundation.so (0x00007ff4)
        \tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007ff4)
        \tlibstdc++.so.6 => /lib/x86_64-linux-gnu/libstdc++.so.6 (0x00007ff4)
        \tlibgone.so => not found
        \t/lib64/ld-linux-x86-64.so.2 (0x00007ff4)
        """
      #expect(SharedLibrary.parse(text).map(\.name) == ["libFoundation.so", "libstdc++.so.6"])
      #expect(SharedLibrary(name: "libgfortran.so.5", path: "/").isForOpenBLAS)
      #expect(SharedLibrary.loadedOpenBLAS()?.contains("libopenblas") ?? false)
    }

    /// Makes a pack of shell scripts in a folder with a space in its name, and runs `run` from another one.
    private func run(_ arguments: String, machine: PackMachine = .this(), setting: String = "") throws -> (
      status: Int32, text: String
    ) {
      let folder = FileManager.default.temporaryDirectory.appending(path: "pack test \(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      let manager = FileManager.default
      for name in ["programs", "project"] {
        try manager.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
      }
      let program = """
        #!/bin/sh
        echo "${0##*/} [$*]"
        echo "$LLM_PROJECT"
        echo "$LD_LIBRARY_PATH"
        """
      var scripts = ["run": PackTexts.run(machine)]
      for name in ["ch04-attention", "ch07.0-lora", "ch07.1-classification"] {
        scripts["programs/" + name] = program
      }
      for (path, text) in scripts {
        try writeScript(text, to: folder.appending(path: path))
      }
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", "cd / && \(setting) '\(folder.path)/run' \(arguments) 2>&1"]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      let text = String(decoding: bytes, as: UTF8.self).replacing(folder.path, with: "HERE")
      return (process.terminationStatus, text)
    }

    @Test("run finds everything relative to itself, and passes the options on")
    func runs() throws {
      let (status, text) = try run("ch04 --cell '3.4 x'")
      let lines = text.split(separator: "\n")
      #expect(status == 0 && lines[0] == "ch04-attention [--cell 3.4 x]")
      #expect(lines[1] == "HERE/project" && lines[2].hasPrefix("HERE/libraries:HERE/openblas"))
      #expect(try run("").text.contains("ch07.0-lora\n"))
    }

    @Test("run refuses another machine in one line, unless it is told to try")
    func refuses() throws {
      var machine = PackMachine.this()
      machine.instructions.append("avx9000")
      let lacking = try run("ch04", machine: machine)
      #expect(lacking.status == 1 && lacking.text.contains("lacks its instructions: avx9000."))
      #expect(lacking.text.split(separator: "\n").count == 1)
      #expect(try run("ch04", machine: machine, setting: "LLM_ANYWAY=1").status == 0)
      machine = .this()
      machine.release = "debian-1"
      machine.releaseName = "Debian's first"
      #expect(try run("ch04", machine: machine).text.contains("made on Debian's first (debian-1); this is"))
      machine = .this()
      machine.family = "pdp11"
      #expect(try run("ch04", machine: machine).text.contains("made for Linux on pdp11; this is Linux on"))
    }

    @Test("run names what it does not have")
    func unknown() throws {
      #expect(try run("ch09").text == "run: there is no program ch09; ./run lists them\n")
      #expect(try run("ch07").text.hasPrefix("run: ch07 can be ch07.0-lora or ch07.1-classification"))
      #expect(try run("../x").status == 1)
    }

    @Test("a folder that is no pack is left alone, and so is a place inside the project")
    func targets() throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let pack = try Pack(takesRealData: false) { _ in }
      try pack.check(folder)  // empty
      try Data().write(to: folder.appending(path: "letter.txt"))
      #expect(throws: (any Error).self) { try pack.check(folder) }
      try Data().write(to: folder.appending(path: Pack.recordName))
      try pack.check(folder)  // an earlier pack
      #expect(throws: (any Error).self) { try pack.check(pack.project.appending(path: "Data/pack")) }
    }

    @Test("the project's files are there, without what builds leave behind")
    func files() throws {
      let names = try Pack(takesRealData: false) { _ in }.projectFiles()
      #expect(names.contains("Package.swift") && names.contains("Data/story.txt"))
      #expect(!names.contains { $0.hasPrefix(".build") || $0.hasPrefix(".git/") })
    }
  }
#endif
