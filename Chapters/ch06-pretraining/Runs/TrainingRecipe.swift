import NeuralNetworks

/// What the training loop of appendix D does besides the plain one.
public struct TrainingRecipe: Sendable {
  /// The learning rate of every step; nil leaves the optimiser's.
  public var schedule: Schedule?
  /// The length to which gradients are cut.
  public var maximumGradientNorm: Double?
  /// The first step at which they are.
  public var firstClippedStep: Int

  public init(schedule: Schedule? = nil, maximumGradientNorm: Double? = nil, firstClippedStep: Int = 0) {
    self.schedule = schedule
    self.maximumGradientNorm = maximumGradientNorm
    self.firstClippedStep = firstClippedStep
  }

  /// Warm-up to the peak rate, half a cosine wave down from there, and clipping from the end of the warm-up on.
  ///
  /// Traps if the warm-up takes more than all the steps. Book, appendix D. The printed book clips only after
  /// the step that follows the warm-up; its repository corrected that later, and this is the corrected one.
  ///
  /// - Parameter clipsOneStepLate: clips as the printed book does
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
}
