import Foundation
import InstructionTuning
import Testing

@Suite("Ollama as judge")
struct OllamaTests {
  private let answer = AnsweredInstruction(someInstructions[1], response: "three")

  private func reply(_ content: String) throws -> String {
    let fields = ["message": ["role": "assistant", "content": content]]
    return String(decoding: try JSONSerialization.data(withJSONObject: fields), as: UTF8.self)
  }

  @Test("Without a server there are no models, and asking for a score is a one-line error")
  func nobody() throws {
    let address: String = try FakeOllama(answering: "").address  // Gone again.
    #expect(OllamaJudge.models(at: address) == nil)
    let judge = OllamaJudge(model: "m", at: address, patience: 1)
    let error = #expect(throws: OllamaError.self) { try judge.score(answer) }
    #expect(error?.description.contains(address) == true && error?.description.contains("\n") == false)
  }

  @Test("A server that does not reply in time is treated as absent")
  func silent() throws {
    let server = try FakeOllama(answering: nil)
    #expect(OllamaJudge.models(at: server.address, patience: 0.2) == nil)
  }

  @Test("Served models are listed by name")
  func models() throws {
    let server = try FakeOllama(answering: #"{"models": [{"name": "llama3:latest", "size": 1}]}"#)
    #expect(OllamaJudge.models(at: server.address, patience: 5) == ["llama3:latest"])
    #expect(server.requests.map(\.method) == ["GET"] && server.requests.map(\.path) == ["/api/tags"])
  }

  @Test("The prompt contains the task and both responses, and the number in the reply is the score")
  func score() throws {
    let server = try FakeOllama(answering: try reply("Score: 85\n"))
    #expect(try OllamaJudge(model: "llama3", at: server.address, patience: 5).score(answer) == 85)
    let request = try #require(server.requests.first)
    #expect(request.method == "POST" && request.path == "/api/chat")
    for part in ["1 and 2", "A correct response: 3", "student's response: three", "\"llama3\""] {
      #expect(request.body.contains(part), "\(part)")
    }
  }

  @Test("A reply without a score from 0 to 100 is an error", arguments: ["good", "", "101"])
  func noScore(content: String) throws {
    let server = try FakeOllama(answering: try reply(content))
    let judge = OllamaJudge(model: "m", at: server.address, patience: 5)
    let error = #expect(throws: OllamaError.self) { try judge.score(answer) }
    #expect(error?.description.contains("no score") == true)
  }

  @Test("An error status and a reply from another server are reported as such")
  func otherAnswers() throws {
    let missing = try FakeOllama(status: "404 Not Found", answering: "{}")
    let error = #expect(throws: OllamaError.self) {
      try OllamaJudge(model: "m", at: missing.address, patience: 5).score(answer)
    }
    #expect(error?.description.contains("status 404") == true)
    let other = try FakeOllama(answering: "<html>")
    #expect(OllamaJudge.models(at: other.address, patience: 5) == nil)
    #expect(throws: OllamaError.self) {
      try OllamaJudge(model: "m", at: other.address, patience: 5).score(answer)
    }
  }
}
