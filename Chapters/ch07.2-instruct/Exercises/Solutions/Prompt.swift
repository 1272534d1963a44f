/// Format a task as a prompt in the Alpaca style.
///
/// Book, section 7.2: `format_input`. First the sentence "Below is an
/// instruction that describes a task. Write a response that appropriately
/// completes the request."; then an empty line, the heading
/// `### Instruction:`, and below it the instruction. If there is an input,
/// another empty line, `### Input:`, and the input below it. The heading of
/// the response is not part of it, and no line end follows.
///
/// Example: with the instruction "Say hello." and no input, the prompt ends
/// with "\n\n### Instruction:\nSay hello."
public func alpacaPrompt(instruction: String, input: String) throws
  -> String
{
  let introduction =
    "Below is an instruction that describes a task. "
    + "Write a response that appropriately completes the request."
  let task = "\n\n### Instruction:\n" + instruction
  let material = input.isEmpty ? "" : "\n\n### Input:\n" + input
  return introduction + task + material
}
