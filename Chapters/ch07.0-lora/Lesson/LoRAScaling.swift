/// The scale s of a LoRA layer's output, computed from its rank and alpha.
public enum LoRAScaling: String, CaseIterable, Sendable {
  /// alpha / rank: the change stays about as large when the rank changes.
  /// Used by the paper, the notes, and the book's repository since 2025. Hu
  /// et al., 2021.
  case alphaOverRank
  /// alpha: the change grows with the rank. Used by the printed book,
  /// appendix E.
  case alpha
  /// alpha / √rank, for high ranks. Kalajdzievski, 2023; PEFT:
  /// `use_rslora`.
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
