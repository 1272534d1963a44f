import NeuralNetworks

/// What the training loop of appendix D adds to the plain one: a schedule and gradient clipping.
public struct TrainingRecipe: Sendable {
  /// The learning rate of every step; nil leaves the optimiser's own.
  public var schedule: Schedule?
  /// The norm to which gradients are clipped; nil leaves them.
  public var maximumGradientNorm: Double?
  /// The first step at which gradients are clipped.
  public var firstClippedStep: Int

  public init(schedule: Schedule? = nil, maximumGradientNorm: Double? = nil, firstClippedStep: Int = 0) {
    self.schedule = schedule
    self.maximumGradientNorm = maximumGradientNorm
    self.firstClippedStep = firstClippedStep
  }

  /// Warm-up to the peak rate, then half a cosine wave down, with clipping from the end of the warm-up.
  ///
  /// Traps if the warm-up takes more than all the steps. Book, appendix D. The printed book starts clipping one
  /// step later; its repository has since corrected that, and the default follows the correction.
  ///
  /// - Parameter clipsOneStepLate: starts clipping where the printed book does
  public static func warmUpAndCosine(
    from initial: Double, peak: Double, to last: Double, warmUpSteps: Int, totalSteps: Int,
    maximumGradientNorm: Double = 1, clipsOneStepLate: Bool = false
  ) -> TrainingRecipe {
    precondition(
      warmUpSteps <= totalSteps, "warmUpAndCosine: a warm-up of \(warmUpSteps) of \(totalSteps) steps")
    let schedule = Schedule.linear(from: initial, to: peak, steps: warmUpSteps)
      .then(.cosine(from: peak, to: last, steps: totalSteps - warmUpSteps))
    return TrainingRecipe(
      schedule: schedule, maximumGradientNorm: maximumGradientNorm,
      firstClippedStep: warmUpSteps + (clipsOneStepLate ? 1 : 0))
  }

  /// The norm to which gradients are clipped at `step`, or nil.
  func maximumGradientNorm(at step: Int) -> Double? { step < firstClippedStep ? nil : maximumGradientNorm }
}
