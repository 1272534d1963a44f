import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What went wrong when a model on this machine was asked for a score.
public struct OllamaError: Error, Equatable, CustomStringConvertible {
  /// One line that names the address, the problem and what to do.
  public let description: String
}

/// A large model that Ollama serves on this machine, as a judge of responses.
///
/// Nothing depends on it: `models(at:)` tells whether there is one. Book, section 7.8.
public struct OllamaJudge {
  /// Where Ollama listens unless it is told otherwise.
  public static let defaultAddress = "http://127.0.0.1:11434"

  /// The name of the model, such as `llama3`.
  public let model: String
  public let address: String
  /// How long to wait for a score, in seconds.
  public let patience: TimeInterval

  public init(model: String, at address: String = defaultAddress, patience: TimeInterval = 120) {
    self.model = model
    self.address = address
    self.patience = patience
  }

  /// Returns the names of the models that are served at `address`, or nil if nobody answers in time.
  public static func models(at address: String = defaultAddress, patience: TimeInterval = 0.5) -> [String]? {
    struct Reply: Decodable {
      struct Model: Decodable { let name: String }
      let models: [Model]
    }
    guard let data = try? reply(to: "\(address)/api/tags", body: nil, patience: patience) else { return nil }
    return try? JSONDecoder().decode(Reply.self, from: data).models.map(\.name)
  }

  /// Asks the model to score a response from 0 to 100; the expected response is part of the question.
  ///
  /// - Throws: ``OllamaError`` if there is no answer in time, or no score in it.
  public func score(_ answer: AnsweredInstruction) throws(OllamaError) -> Int {
    struct Reply: Decodable {
      struct Message: Decodable { let content: String }
      let message: Message
    }
    let place = "\(address)/api/chat"
    let data = try Self.reply(to: place, body: question(about: answer), patience: patience)
    guard let reply = try? JSONDecoder().decode(Reply.self, from: data) else {
      throw OllamaError(description: "\(place): the reply is not Ollama's. Check what listens there.")
    }
    let text = reply.message.content
    let number = text.split { !$0.isNumber }.first.flatMap { Int($0) }
    guard let number, (0...100).contains(number) else {
      throw OllamaError(
        description: "\(place): no score from 0 to 100 in \"\(text.prefix(60))\". Try another model.")
    }
    return number
  }

  /// The request for a score; temperature 0 and a seed make the answer repeatable.
  private func question(about answer: AnsweredInstruction) -> Data? {
    let text = """
      A student was given this task:
      \(PromptStyle.alpaca.prompt(for: answer.entry))

      A correct response: \(answer.output)
      The student's response: \(answer.response)

      How good is the student's response, from 0 (useless) to 100 (as good as the correct one)?
      Reply with the whole number and nothing else.
      """
    let fields: [String: Any] = [
      "model": model, "stream": false, "messages": [["role": "user", "content": text]],
      "options": ["seed": 123, "temperature": 0, "num_ctx": 2048],
    ]
    return try? JSONSerialization.data(withJSONObject: fields)
  }

  /// Sends a request, with a body as POST, and waits for the reply.
  private static func reply(
    to place: String, body: Data?, patience: TimeInterval
  ) throws(OllamaError) -> Data {
    guard let url = URL(string: place) else {
      throw OllamaError(description: "\(place): not an address. Give one like \(defaultAddress).")
    }
    var request = URLRequest(url: url, timeoutInterval: patience)
    request.httpMethod = body == nil ? "GET" : "POST"
    request.httpBody = body
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    let outcome = Outcome()
    let task = URLSession.shared.dataTask(with: request) { data, response, error in
      outcome.set(data, (response as? HTTPURLResponse)?.statusCode, error)
    }
    task.resume()
    guard let (data, status) = outcome.wait(seconds: patience + 1) else {
      task.cancel()
      throw OllamaError(description: "\(place): no answer. Start Ollama, or do without it.")
    }
    guard status == 200 else {
      throw OllamaError(
        description: "\(place): status \(status). Is the model there? ollama pull NAME gets it.")
    }
    return data
  }
}

/// Where the session's thread leaves what came, for the one that waits.
private final class Outcome: Sendable {
  private let value = Mutex<(Data, Int)?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  func set(_ data: Data?, _ status: Int?, _ error: (any Error)?) {
    if error == nil, let data, let status { value.withLock { $0 = (data, status) } }
    isThere.signal()
  }

  /// Returns what came, or nil if it failed or took too long.
  func wait(seconds: TimeInterval) -> (Data, Int)? {
    guard isThere.wait(timeout: .now() + seconds) == .success else { return nil }
    return value.withLock { $0 }
  }
}
