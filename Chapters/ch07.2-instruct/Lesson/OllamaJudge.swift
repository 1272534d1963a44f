import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A failure to get a score from a model served by Ollama.
public struct OllamaError: Error, Equatable, CustomStringConvertible {
  /// One line that names the address, the problem and the remedy.
  public let description: String

  fileprivate static func foreignReply(from place: String) -> OllamaError {
    OllamaError(
      description: "\(place): the reply is not from Ollama. "
        + "Check which server uses this address.")
  }

  fileprivate static func noScore(in text: String, from place: String)
    -> OllamaError
  {
    OllamaError(
      description: "\(place): no score from 0 to 100 in "
        + "\"\(text.prefix(60))\". Try another model.")
  }
}

/// A large model, served by Ollama on this machine, that judges responses.
///
/// It is optional: `models(at:)` finds out whether there is one. Book,
/// section 7.8.
public struct OllamaJudge {
  /// Ollama's default address.
  public static let defaultAddress = "http://127.0.0.1:11434"

  /// The name of the model, such as `llama3`.
  public let model: String
  public let address: String
  /// The timeout for a score, in seconds.
  public let patience: TimeInterval

  public init(
    model: String, at address: String = defaultAddress,
    patience: TimeInterval = 120
  ) {
    self.model = model
    self.address = address
    self.patience = patience
  }

  /// Returns the names of the models that Ollama serves; nil if it is not
  /// running.
  ///
  /// Book, section 7.8: `check_if_running`.
  public static func models(
    at address: String = defaultAddress, patience: TimeInterval = 0.5
  ) -> [String]? {
    struct Reply: Decodable {
      struct Model: Decodable { let name: String }
      let models: [Model]
    }
    let place = "\(address)/api/tags"
    guard let data = try? reply(to: place, body: nil, patience: patience)
    else { return nil }
    let reply = try? JSONDecoder().decode(Reply.self, from: data)
    return reply?.models.map(\.name)
  }

  /// Sends a prompt to the model and returns its text.
  ///
  /// Temperature 0 and a seed make it reproducible. Book, section 7.8:
  /// `query_model`.
  ///
  /// - Throws: ``OllamaError`` if there is no reply in time
  public func query(_ prompt: String) throws(OllamaError) -> String {
    struct Reply: Decodable {
      struct Message: Decodable { let content: String }
      let message: Message
    }
    let fields: [String: Any] = [
      "model": model, "stream": false,
      "messages": [["role": "user", "content": prompt]],
      "options": ["seed": 123, "temperature": 0, "num_ctx": 2048],
    ]
    let body = try? JSONSerialization.data(withJSONObject: fields)
    let place = "\(address)/api/chat"
    let data = try Self.reply(to: place, body: body, patience: patience)
    guard let reply = try? JSONDecoder().decode(Reply.self, from: data)
    else { throw .foreignReply(from: place) }
    return reply.message.content
  }

  /// Asks the model to score a response from 0 to 100.
  ///
  /// - Throws: ``OllamaError`` if there is no reply in time, or no score in
  ///   it.
  public func score(_ answer: AnsweredInstruction) throws(OllamaError)
    -> Int
  {
    let text = try query(
      """
      A student was given this task:
      \(PromptStyle.alpaca.prompt(for: answer.entry))

      A correct response: \(answer.output)
      The student's response: \(answer.response)

      How good is the student's response, from 0 (useless) to 100 (as \
      good as the correct one)?
      Reply with the whole number and nothing else.
      """)
    let number = text.split { !$0.isNumber }.first.flatMap { Int($0) }
    guard let number, (0...100).contains(number)
    else { throw .noScore(in: text, from: "\(address)/api/chat") }
    return number
  }

  /// Returns the scores of all responses; a reply without a score is left
  /// out, as in the book.
  ///
  /// Book, section 7.8: `generate_model_scores`.
  public func scores(of answers: [AnsweredInstruction]) -> [Int] {
    answers.compactMap { answer in try? score(answer) }
  }

  /// Sends a GET request, or a POST request if there is a body, and waits
  /// for the reply.
  private static func reply(
    to place: String, body: Data?, patience: TimeInterval
  ) throws(OllamaError) -> Data {
    guard let url = URL(string: place) else {
      throw OllamaError(
        description:
          "\(place): not a valid address. Use one like \(defaultAddress).")
    }
    var request = URLRequest(url: url, timeoutInterval: patience)
    request.httpMethod = body == nil ? "GET" : "POST"
    request.httpBody = body
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    let outcome = Outcome()
    let task = URLSession.shared.dataTask(with: request) {
      data, response, error in
      outcome.set(data, (response as? HTTPURLResponse)?.statusCode, error)
    }
    task.resume()
    guard let (data, status) = outcome.wait(seconds: patience + 1) else {
      task.cancel()
      throw OllamaError(
        description:
          "\(place): no reply. Start Ollama or continue without it.")
    }
    guard status == 200 else {
      throw OllamaError(
        description:
          "\(place): status \(status). Is the model installed? Install it with: ollama pull NAME"
      )
    }
    return data
  }
}

/// Passes the reply from the session's thread to the waiting one.
private final class Outcome: Sendable {
  private let value = Mutex<(Data, Int)?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  func set(_ data: Data?, _ status: Int?, _ error: (any Error)?) {
    if error == nil, let data, let status {
      value.withLock { $0 = (data, status) }
    }
    isThere.signal()
  }

  /// Returns the reply, or nil if the request failed or timed out.
  func wait(seconds: TimeInterval) -> (Data, Int)? {
    guard isThere.wait(timeout: .now() + seconds) == .success else {
      return nil
    }
    return value.withLock { $0 }
  }
}
