import InstructionTuning
import TestSupport
import Testing

@Suite("Prompt styles")
struct PromptStyleTests {
  @Test("An instruction with an input is formatted as in the book")
  func alpacaWithInput() {
    let entry = golden("alpaca-prompt-input")
    #expect(PromptStyle.alpaca.text(of: instruction(entry.inputs["entry"])) == entry.outputs["text"].string)
  }

  @Test("Without an input, its heading is omitted")
  func alpacaWithoutInput() {
    let entry = golden("alpaca-prompt-plain")
    #expect(PromptStyle.alpaca.text(of: instruction(entry.inputs["entry"])) == entry.outputs["text"].string)
  }

  @Test("The Phi-3 style marks user and assistant with tags")
  func phi3() {
    let entries = [someInstructions[1], someInstructions[0]]
    #expect(
      entries.map(PromptStyle.phi3.text) == [
        "<|user|>\nAdd.\n1 and 2\n<|assistant|>\n3",
        "<|user|>\nSay the colour of the sky.\n<|assistant|>\nBlue.",
      ])
  }

  @Test("A response is extracted with and without its heading", arguments: PromptStyle.allCases)
  func response(style: PromptStyle) {
    for entry in someInstructions {
      let prompt = style.prompt(for: entry)
      #expect(style.response(in: style.text(of: entry) + "\n", after: prompt) == entry.output)
      let marked = prompt + style.responseMark
      #expect(style.response(in: marked + " " + entry.output, after: marked) == entry.output)
      #expect(style.response(in: prompt, after: prompt) == "")
    }
  }

  @Test("Accents and joiners after the prompt or the heading hide neither", arguments: PromptStyle.allCases)
  func combining(style: PromptStyle) {
    let prompt = style.prompt(for: someInstructions[0])
    for response in ["\u{301}a", "\u{200D}a"] {
      #expect(Array(style.response(in: prompt + response, after: prompt).utf8) == Array(response.utf8))
      let text = prompt + style.responseMark.dropLast() + response
      #expect(Array(style.response(in: text, after: prompt).utf8) == Array(response.utf8))
    }
  }
}
