/// Memory that a pullback reads, with its version when the operation was recorded.
///
/// A tensor that is changed in place between the operation and `backward()` would silently give a wrong gradient;
/// comparing versions detects it. PyTorch: the version counter of `SavedVariable`.
struct SavedMemory {
  private let storage: AnyStorage
  private let version: Int

  init(_ storage: AnyStorage) {
    self.storage = storage
    version = storage.version.load(ordering: .relaxed)
  }

  /// Whether nothing was written since the operation was recorded.
  var isUnchanged: Bool { storage.version.load(ordering: .relaxed) == version }
}

/// Notes the memory of the tensors that a pullback reads; nil stands for one that it does not need.
func savedMemory<each Kind: TensorScalar>(_ tensors: repeat Tensor<each Kind>?) -> [SavedMemory] {
  var saved: [SavedMemory] = []
  for tensor in repeat each tensors {
    if let tensor { saved.append(SavedMemory(tensor.storage)) }
  }
  return saved
}
