/// One thing to do, and how four libraries say it.
public struct FrameworkCall: Sendable {
  public let task: String
  public let pyTorch: String
  public let tensorFlow: String
  public let jax: String
  public let here: String

  init(
    _ task: String, _ pyTorch: String, _ tensorFlow: String, _ jax: String,
    _ here: String
  ) {
    (self.task, self.pyTorch, self.tensorFlow) = (task, pyTorch, tensorFlow)
    (self.jax, self.here) = (jax, here)
  }

  /// TensorFlow with Keras 3, JAX with flax.nnx and optax.
  public static let all: [FrameworkCall] = [
    FrameworkCall(
      "make", "torch.tensor([1., 2.])", "tf.constant([1., 2.])",
      "jnp.array([1., 2.])", "Tensor([1.0, 2.0])"),
    FrameworkCall(
      "seed", "torch.manual_seed(123)", "tf.random.set_seed(123)",
      "key = jax.random.key(123)", "manualSeed(123)"),
    FrameworkCall(
      "draw", "torch.rand(2, 3)", "tf.random.uniform((2, 3))",
      "jax.random.uniform(key, (2, 3))", "Tensor<Float>.rand([2, 3])"),
    FrameworkCall(
      "multiply", "a @ b", "a @ b", "a @ b", "a.matmul(b)"),
    FrameworkCall(
      "turn axes", "x.transpose(1, 2)", "tf.transpose(x, (0, 2, 1))",
      "x.swapaxes(1, 2)", "x.transposed(1, 2)"),
    FrameworkCall(
      "softmax", "x.softmax(-1)", "tf.nn.softmax(x)", "jax.nn.softmax(x)",
      "x.softmax(along: -1)"),
    FrameworkCall(
      "slope", "loss.backward(); w.grad", "tape.gradient(loss, w)",
      "jax.grad(f)(w)", "loss.backward(); w.gradient"),
    FrameworkCall(
      "no slope", "torch.no_grad()", "outside the tape",
      "(unless asked)", "noGrad { }"),
    FrameworkCall(
      "layer", "nn.Linear(4, 3)", "layers.Dense(3)",
      "nnx.Linear(4, 3, rngs=rngs)", "Linear(inputSize: 4, outputSize: 3)"),
    FrameworkCall(
      "its weight", "[outputs, inputs]", "[inputs, outputs]",
      "[inputs, outputs]", "[outputs, inputs]"),
    FrameworkCall(
      "step", "opt.step()", "opt.apply_gradients(pairs)",
      "optax.apply_updates(p, u)", "optimizer.step()"),
    FrameworkCall(
      "compile", "torch.compile(f)", "tf.function(f)", "jax.jit(f)",
      "(Swift is compiled)"),
  ]
}
