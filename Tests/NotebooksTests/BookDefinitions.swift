/// A class or function that the book's main notebooks define, or the notes, and where ours is shown.
struct BookDefinition: CustomStringConvertible, Sendable {
  /// The program that retells it.
  var chapter: String
  /// Its name in the book.
  var name: String
  /// How the title of the cell begins that shows ours.
  var cell: String
  /// Our declarations that the cell shows; empty if a sentence or the cell's own code stands in its place.
  var ours: [String]

  init(_ chapter: String, _ name: String, _ cell: String, _ ours: String...) {
    self.chapter = chapter
    self.name = name
    self.cell = cell
    self.ours = ours
  }

  var description: String { "\(chapter): \(name)" }
}

extension BookDefinition {
  /// The 62 names of the book, in its order, and one of the notes.
  static let all: [BookDefinition] = [
    .init("ch00-concepts", "NeuralNetwork", "A.5 A multilayer network", "NeuralNetwork"),
    .init("ch00-concepts", "ToyDataset", "A.6 A toy data set", "ToyDataset"),
    .init("ch00-concepts", "compute_accuracy", "A.7 Accuracy", "computeAccuracy"),
    .init("ch00-concepts", "SimpleNet (notes)", "0.5 SimpleNet", "SimpleNet"),

    .init("ch01-tokenizing", "SimpleTokenizerV1", "2.3 From text to ids", "SimpleTokenizerV1"),
    .init("ch01-tokenizing", "SimpleTokenizerV2", "2.4 Encoding no longer fails", "SimpleTokenizerV2"),
    .init("ch02-sampling", "GPTDatasetV1", "2.6 A data set of windows", "GPTDataset"),
    .init("ch02-sampling", "create_dataloader_v1", "2.6 Batches of one", "makeDataLoader"),

    .init("ch04-attention", "softmax_naive", "3.3.1 Softmax from its formula", "naiveSoftmax"),
    .init("ch04-attention", "SelfAttention_v1", "3.4.2 SelfAttentionV1", "SelfAttentionV1"),
    .init("ch04-attention", "SelfAttention_v2", "3.4.2 SelfAttentionV2", "SelfAttentionV2"),
    .init("ch04-attention", "CausalAttention", "3.5.3 CausalAttention", "CausalAttention"),
    .init("ch04-attention", "MultiHeadAttentionWrapper", "3.6.1 Two heads", "MultiHeadAttentionWrapper"),
    .init(
      "ch04-attention", "MultiHeadAttention", "3.6.2 MultiHeadAttention", "MultiHeadAttention.init",
      "MultiHeadAttention.callAsFunction"),

    .init("ch05-architecture", "DummyGPTModel", "4.1 A model with placeholders", "DummyGPTModel"),
    .init("ch05-architecture", "DummyTransformerBlock", "4.1 A model with", "DummyTransformerBlock"),
    .init("ch05-architecture", "DummyLayerNorm", "4.1 A model with placeholders", "DummyLayerNorm"),
    .init("ch05-architecture", "LayerNorm", "4.2 LayerNorm", "LayerNorm.callAsFunction"),
    .init("ch05-architecture", "GELU", "4.3 GELU", "GELU"),
    .init("ch05-architecture", "FeedForward", "4.3 The feed-forward network", "FeedForward"),
    .init(
      "ch05-architecture", "ExampleDeepNeuralNetwork", "4.4 Gradients without",
      "ExampleDeepNetwork.callAsFunction"),
    .init("ch05-architecture", "print_gradients", "4.4 Gradients", "ExampleDeepNetwork.gradientMeans"),
    .init(
      "ch05-architecture", "TransformerBlock", "4.5 The transformer block", "TransformerBlock.init",
      "TransformerBlock.callAsFunction"),
    .init(
      "ch05-architecture", "GPTModel", "4.6 The GPT model", "GPTModel.init", "GPTModel.callAsFunction"),
    .init("ch05-architecture", "generate_text_simple", "4.7 Token after token", "generateGreedily"),

    .init("ch06-pretraining", "text_to_token_ids", "5.1.1 From text to ids", "tokenIDs"),
    .init("ch06-pretraining", "token_ids_to_text", "5.1.1 From text to ids", "text"),
    .init("ch06-pretraining", "calc_loss_batch", "5.1.3 The losses before", "batchLoss"),
    .init("ch06-pretraining", "calc_loss_loader", "5.1.3 The losses before", "loaderLoss"),
    .init("ch06-pretraining", "train_model_simple", "5.2 Training", "train"),
    .init("ch06-pretraining", "evaluate_model", "5.2 Training", "evaluate"),
    .init("ch06-pretraining", "generate_and_print_sample", "5.2 Training", "sampleText"),
    .init("ch06-pretraining", "plot_losses", "5.2 The losses over the steps"),
    .init("ch06-pretraining", "print_sampled_tokens", "5.3.1 A thousand draws", "countDraws"),
    .init("ch06-pretraining", "softmax_with_temperature", "5.3.1 Temperature", "softmax"),
    .init("ch06-pretraining", "generate", "5.3.3 Greedy text", "generate"),
    .init("ch06-pretraining", "assign", "5.5 Assigning", "GPT2Weights.assign"),
    .init("ch06-pretraining", "load_weights_into_gpt", "5.5 Assigning", "GPT2Weights.copy"),
    .init("ch06-pretraining", "find_highest_gradient", "D.3 The largest", "findLargestGradient"),
    .init("ch06-pretraining", "train_model", "D.4 Training", "Trainer.step", "Trainer.run"),

    .init("ch07.0-lora", "LoRALayer", "E.4 LoRALayer", "LoRALayer"),
    .init("ch07.0-lora", "LinearWithLoRA", "E.4 LinearWithLoRA", "LinearWithLoRA"),
    .init("ch07.0-lora", "replace_linear_with_lora", "E.4 Freezing, and", "replaceLinearWithLoRA"),

    .init("ch07.1-classification", "download_and_unzip_spam_data", "6.2 The messages"),
    .init("ch07.1-classification", "create_balanced_dataset", "6.2 Balancing", "balanced"),
    .init("ch07.1-classification", "random_split", "6.2 Training, validation", "MessageSplit.init"),
    .init("ch07.1-classification", "SpamDataset", "6.3 Rows of one length", "SpamDataset"),
    .init("ch07.1-classification", "calc_accuracy_loader", "6.6 Accuracy before training", "accuracy"),
    .init("ch07.1-classification", "calc_loss_batch", "6.6 Loss before", "classificationLoss"),
    .init("ch07.1-classification", "calc_loss_loader", "6.6 Loss before", "classificationLoss"),
    .init("ch07.1-classification", "train_classifier_simple", "6.7 Training", "trainClassifier"),
    .init("ch07.1-classification", "evaluate_model", "6.7 Training", "evaluateClassifier"),
    .init("ch07.1-classification", "plot_values", "6.7 The losses"),
    .init("ch07.1-classification", "classify_review", "6.8 Classifying new messages", "classify"),

    .init("ch07.2-instruct", "download_and_load_file", "7.2 Tasks with responses"),
    .init("ch07.2-instruct", "format_input", "7.2 The Alpaca style", "PromptStyle.prompt"),
    .init("ch07.2-instruct", "InstructionDataset", "7.3 From text to ids", "InstructionDataset"),
    .init("ch07.2-instruct", "custom_collate_draft_1", "7.3 First draft", "collateDraft1"),
    .init("ch07.2-instruct", "custom_collate_draft_2", "7.3 Second draft", "collateDraft2"),
    .init("ch07.2-instruct", "custom_collate_fn", "7.3 Final version", "collate"),
    .init("ch07.2-instruct", "check_if_running", "7.8 A large model as judge", "OllamaJudge.models"),
    .init("ch07.2-instruct", "query_model", "7.8 A large model as judge", "OllamaJudge.query"),
    .init("ch07.2-instruct", "generate_model_scores", "7.8 A large model as", "OllamaJudge.scores"),
  ]
}
