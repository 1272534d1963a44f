import NeuralNetworks
import Tensors

/// What the training loop of appendix D adds to the plain one: a schedule
/// and gradient clipping.
public struct TrainingRecipe: Sendable {
  /// The learning rate of every step; nil keeps the optimiser's.
  public var schedule: Schedule?
  /// The norm to which gradients are clipped; nil does not clip.
  public var maximumGradientNorm: Double?
  /// The first step at which gradients are clipped.
  public var firstClippedStep: Int

  public init(
    schedule: Schedule? = nil, maximumGradientNorm: Double? = nil,
    firstClippedStep: Int = 0
  ) {
    self.schedule = schedule
    self.maximumGradientNorm = maximumGradientNorm
    self.firstClippedStep = firstClippedStep
  }

  /// Warm-up to the peak rate, then half a cosine wave down, with clipping
  /// from the end of the warm-up.
  ///
  /// Traps if the warm-up is longer than the run. Book, appendix D. The
  /// printed book starts clipping one step later; its repository has since
  /// been corrected, and the default follows the correction.
  ///
  /// - Parameter clipsOneStepLate: Whether to start clipping where the
  ///   printed book does.
  public static func warmUpAndCosine(
    from initial: Double, peak: Double, to last: Double, warmUpSteps: Int,
    totalSteps: Int,
    maximumGradientNorm: Double = 1, clipsOneStepLate: Bool = false
  ) -> TrainingRecipe {
    precondition(
      warmUpSteps <= totalSteps,
      "warmUpAndCosine: a warm-up of \(warmUpSteps) steps in a run of \(totalSteps)"
    )
    let schedule = Schedule.linear(
      from: initial, to: peak, steps: warmUpSteps
    )
    .then(.cosine(from: peak, to: last, steps: totalSteps - warmUpSteps))
    return TrainingRecipe(
      schedule: schedule, maximumGradientNorm: maximumGradientNorm,
      firstClippedStep: warmUpSteps + (clipsOneStepLate ? 1 : 0))
  }

  /// Returns the norm to which gradients are clipped at `step`, or nil.
  func maximumGradientNorm(at step: Int) -> Double? {
    step < firstClippedStep ? nil : maximumGradientNorm
  }
}
