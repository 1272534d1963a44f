/// Count the parameters that LoRA adds to linear layers.
///
/// Book, section E.1. For each layer, A is `[inputs, rank]` and B is
/// `[rank, outputs]`. The layers' own weights and biases do not count.
///
/// Example: one layer of 768 inputs and 768 outputs, with rank 16, gets
/// 24576 parameters; its weight has 589824.
public func loraParameterCount(
  of layers: [(inputs: Int, outputs: Int)], rank: Int
) throws -> Int {
  layers.reduce(0) { sum, layer in
    sum + layer.inputs * rank + rank * layer.outputs
  }
}
