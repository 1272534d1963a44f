/// The languages that the overview speaks.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case ukrainian = "uk"
}

/// One page of the notes: a phase on the way from text to a model that follows instructions.
public struct Phase: Sendable {
  /// The number of the page.
  public let number: String
  private let titles: [Language: String]
  private let goals: [Language: String]

  private init(
    _ number: String, _ english: (title: String, goal: String), _ ukrainian: (title: String, goal: String)
  ) {
    self.number = number
    titles = [.english: english.title, .ukrainian: ukrainian.title]
    goals = [.english: english.goal, .ukrainian: ukrainian.goal]
  }

  public func title(_ language: Language) -> String { titles[language]! }

  /// What the phase is for, in a sentence or two.
  public func goal(_ language: Language) -> String { goals[language]! }

  /// The ten phases in the order of the notes.
  public static let all: [Phase] = [
    Phase(
      "0",
      (
        "Basic concepts",
        "Know the words (parameters, context, embeddings, layers, heads) and the tools: tensors, gradients, and a training loop small enough to check by hand."
      ),
      (
        "Основні поняття",
        "Знати слова (параметри, контекст, вбудовування, шари, голови) та інструменти: тензори, градієнти й цикл навчання, достатньо малий, щоб перевірити його вручну."
      )),
    Phase(
      "1",
      (
        "Tokenizing",
        "Cut text into pieces that the model knows by number. The pieces should be few enough to list and long enough to mean something."
      ),
      (
        "Токенізація",
        "Розрізати текст на частини, які модель знає за номером. Їх має бути досить мало, щоб скласти список, і вони мають бути досить довгі, щоб щось означати."
      )),
    Phase(
      "2",
      (
        "Data sampling",
        "Slide a window over the ids. What stands in it is the input, the same window one place further is what the model should have said."
      ),
      (
        "Вибірка даних",
        "Пересувати вікно вздовж номерів. Те, що у вікні, є входом, а те саме вікно на одне місце далі показує, що модель мала сказати."
      )),
    Phase(
      "3",
      (
        "Token embeddings",
        "Give every piece a point in a space of many dimensions, and add where in the text it stands. Training moves the points."
      ),
      (
        "Вбудовування токенів",
        "Дати кожній частині точку в просторі багатьох вимірів і додати, де в тексті вона стоїть. Навчання пересуває ці точки."
      )),
    Phase(
      "4",
      (
        "Attention",
        "Let every token look back at those before it and take from each as much as it finds useful. How it looks is learned."
      ),
      (
        "Механізми уваги",
        "Дозволити кожному токену озирнутися на попередні й узяти від кожного стільки, скільки йому корисно. Як саме дивитися, модель вивчає."
      )),
    Phase(
      "5",
      (
        "Architecture",
        "Stack attention and small networks into blocks, blocks into a GPT, and let it write, even if it knows nothing yet."
      ),
      (
        "Архітектура",
        "Скласти увагу й малі мережі в блоки, блоки в GPT, і дати йому писати, навіть якщо він ще нічого не знає."
      )),
    Phase(
      "6",
      (
        "Pretraining",
        "Let the model guess the next token, over and over, and change its parameters so that the guess gets better. Then keep the parameters."
      ),
      (
        "Попереднє навчання",
        "Дозволити моделі знову й знову вгадувати наступний токен і змінювати її параметри так, щоб здогад ставав кращим. Потім зберегти параметри."
      )),
    Phase(
      "7.0",
      (
        "LoRA",
        "Adapt a trained model by a small difference of two thin matrices, and leave the large ones as they are."
      ),
      (
        "LoRA",
        "Пристосувати навчену модель малою різницею з двох тонких матриць, а великі лишити такими, як є."
      )),
    Phase(
      "7.1",
      (
        "Classification",
        "Turn a model that continues text into one that sorts it, such as messages into wanted and unwanted."
      ),
      (
        "Класифікація",
        "Перетворити модель, що продовжує текст, на таку, що його сортує, наприклад повідомлення на бажані й небажані."
      )),
    Phase(
      "7.2",
      (
        "Following instructions",
        "Show the model questions with good answers until it answers instead of merely going on."
      ),
      (
        "Виконання інструкцій",
        "Показувати моделі запитання з добрими відповідями, доки вона не почне відповідати, а не просто продовжувати."
      )),
  ]
}
