import Classification
import Notebooks

extension ClassificationData {
  /// Loads what the reader's options ask for, and prints what the chapter
  /// runs on.
  ///
  /// The small model gets shorter rows and fewer epochs, to finish within a
  /// minute, and the higher learning rate that small models need.
  init(_ notebook: Notebook) throws {
    try self.init(
      model: notebook.option("--model"),
      dataFolder: notebook.dataFolder?.path,
      seed: notebook.seed(default: 123),
      small: ClassificationSettings(
        length: 64, epochs: 2, learningRate: 1e-3),
      gpt2: ClassificationSettings(
        length: nil, epochs: 5, learningRate: 5e-5))
    for notice in notices { notebook.print(notice) }
    if !isBookRun { notebook.prose(Self.withoutGPT2) }
  }

  /// The largest number of ids in a row: the model's context or, for the
  /// small model, less.
  var rowLimit: Int {
    min(
      settings.length ?? configuration.contextLength,
      configuration.contextLength)
  }

  /// What the numbers below are not.
  private static let withoutGPT2 = """
    The book's numbers need both the SMS Spam Collection and GPT-2 \
    (--model gpt2). With anything else the cells are the same and the \
    numbers are others.
    """

  /// Whether exercises and comparisons run: with GPT-2, only on request.
  func runsExperiments(_ notebook: Notebook) -> Bool {
    !base.isGPT2 || notebook.flag("--experiments")
  }
}

let needsBookRun = ClassificationData.needsBookRun
