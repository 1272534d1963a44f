import Architecture
import Corpora
import InstructionTuning
import Tensors
import TestSupport
import Tokenizing

/// The entry of ch07.2.json with this id.
func golden(_ id: String) -> GoldenEntry { Golden.entry(id, in: "ch07.2") }

/// An instruction as a golden entry holds it.
func instruction(_ value: GoldenValue) -> Instruction {
  Instruction(
    instruction: value["instruction"].string, input: value["input"].string, output: value["output"].string)
}

/// A tokenizer of single bytes; its end token is 256.
let byteTokenizer = BytePairEncoding(merges: [])

/// A model of bytes, small enough to train in a test.
func smallModel(contextLength: Int = 160, dropout: Double = 0, seed: Int = 123) -> GPTModel {
  manualSeed(seed)
  return GPTModel(
    GPTConfiguration(
      vocabularySize: byteTokenizer.vocabularySize, contextLength: contextLength, embeddingWidth: 16,
      headCount: 2, layerCount: 2, dropout: dropout, hasQKVBias: true))
}

/// Four short tasks.
let someInstructions = [
  Instruction(instruction: "Say the colour of the sky.", input: "", output: "Blue."),
  Instruction(instruction: "Add.", input: "1 and 2", output: "3"),
  Instruction(instruction: "Shout.", input: "hey", output: "HEY!"),
  Instruction(instruction: "Name a pet.", input: "", output: "A cat."),
]

/// The book's data and GPT-2's tokenizer, where they are.
enum BookData {
  static let isPresent = ["instruction-data.json", "vocab.bpe"].allSatisfy(RealData.contains)

  static func split() throws -> DataSplit<Instruction> {
    let location = try DataLocation(option: RealData.folder, environment: [:])
    return DataSplit(try Corpus.instructions(in: location).content)
  }

  static func tokenizer() throws -> BytePairEncoding {
    try BytePairEncoding.gpt2(mergesFile: RealData.url(of: "vocab.bpe"))
  }
}
