/// The languages in which the phases are described.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case ukrainian = "uk"
}

/// One page of the notes: a phase on the way from text to a model that
/// follows instructions.
public struct Phase: Sendable {
  /// The number of the page.
  public let number: String
  private let titles: [Language: String]
  private let goals: [Language: String]

  private init(
    _ number: String, _ english: (title: String, goal: String),
    _ ukrainian: (title: String, goal: String)
  ) {
    self.number = number
    titles = [.english: english.title, .ukrainian: ukrainian.title]
    goals = [.english: english.goal, .ukrainian: ukrainian.goal]
  }

  /// The title of the phase.
  public func title(_ language: Language) -> String { titles[language]! }

  /// The goal of the phase in a sentence or two.
  public func goal(_ language: Language) -> String { goals[language]! }

  /// The ten phases in the order of the notes.
  public static let all: [Phase] = [
    Phase(
      "0",
      (
        "Basic concepts",
        "Know the terms (parameters, context, embeddings, layers, heads) and the tools: tensors, gradients, and a training loop small enough to check by hand."
      ),
      (
        "Основні поняття",
        "Знати слова (параметри, контекст, вбудовування, шари, голови) та інструменти: тензори, градієнти й цикл навчання, достатньо малий, щоб перевірити його вручну."
      )),
    Phase(
      "1",
      (
        "Tokenizing",
        "Cut text into pieces that the model knows by number: few enough distinct pieces to list, and each long enough to mean something."
      ),
      (
        "Токенізація",
        "Розрізати текст на частини, які модель знає за номером. Їх має бути досить мало, щоб скласти список, і вони мають бути досить довгі, щоб щось означати."
      )),
    Phase(
      "2",
      (
        "Data sampling",
        "Slide a window over the ids. Its contents are the input; the same window shifted by one is what the model should have predicted."
      ),
      (
        "Вибірка даних",
        "Пересувати вікно вздовж номерів. Те, що у вікні, є входом, а те саме вікно на одне місце далі показує, що модель мала сказати."
      )),
    Phase(
      "3",
      (
        "Token embeddings",
        "Give every piece a point in a space of many dimensions, and add its position in the text. Training moves the points."
      ),
      (
        "Вбудовування токенів",
        "Дати кожній частині точку в просторі багатьох вимірів і додати, де в тексті вона стоїть. Навчання пересуває ці точки."
      )),
    Phase(
      "4",
      (
        "Attention",
        "Let every token look back at those before it and take from each as much as is useful. What counts as useful is learned."
      ),
      (
        "Механізми уваги",
        "Дозволити кожному токену озирнутися на попередні й узяти від кожного стільки, скільки йому корисно. Як саме дивитися, модель вивчає."
      )),
    Phase(
      "5",
      (
        "Architecture",
        "Stack attention and small networks into blocks and blocks into a GPT, and let it write, even though it knows nothing yet."
      ),
      (
        "Архітектура",
        "Скласти увагу й малі мережі в блоки, блоки в GPT, і дати йому писати, навіть якщо він ще нічого не знає."
      )),
    Phase(
      "6",
      (
        "Pretraining",
        "Let the model guess the next token, over and over, and adjust its parameters so that its guesses improve. Then save the parameters."
      ),
      (
        "Попереднє навчання",
        "Дозволити моделі знову й знову вгадувати наступний токен і змінювати її параметри так, щоб здогад ставав кращим. Потім зберегти параметри."
      )),
    Phase(
      "7.0",
      (
        "LoRA",
        "Adapt a trained model by adding the product of two thin matrices, and leave its large matrices unchanged."
      ),
      (
        "LoRA",
        "Пристосувати навчену модель малою різницею з двох тонких матриць, а великі лишити такими, як є."
      )),
    Phase(
      "7.1",
      (
        "Classification",
        "Turn a model that continues text into one that classifies it, such as messages into ham and spam."
      ),
      (
        "Класифікація",
        "Перетворити модель, що продовжує текст, на таку, що його сортує, наприклад повідомлення на бажані й небажані."
      )),
    Phase(
      "7.2",
      (
        "Following instructions",
        "Show the model instructions with good answers until it answers instead of merely continuing the text."
      ),
      (
        "Виконання інструкцій",
        "Показувати моделі запитання з добрими відповідями, доки вона не почне відповідати, а не просто продовжувати."
      )),
  ]
}
