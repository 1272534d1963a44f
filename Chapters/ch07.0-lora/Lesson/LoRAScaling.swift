/// By what the output of a LoRA layer is multiplied before it is added to that of the frozen layer.
public enum LoRAScaling: String, CaseIterable, Sendable {
  /// alpha / rank: what the layer adds stays about as large when the rank changes. The paper, the notes and
  /// the book's repository since 2025. Hu et al., 2021.
  case alphaOverRank
  /// alpha: what the layer adds grows with the rank. The printed book, appendix E.
  case alpha
  /// alpha / √rank, for high ranks. Kalajdzievski, 2023; PEFT: `use_rslora`.
  case alphaOverRootOfRank

  /// Returns the factor for a rank and an alpha.
  public func factor(rank: Int, alpha: Double) -> Double {
    switch self {
    case .alphaOverRank: alpha / Double(rank)
    case .alpha: alpha
    case .alphaOverRootOfRank: alpha / Double(rank).squareRoot()
    }
  }
}
