import Foundation
import Tensors

/// A learning rate for every step. Steps are counted from 0.
///
///     let schedule = Schedule.linear(from: 1e-5, to: 1e-3, steps: 27)
///       .then(.cosine(from: 1e-3, to: 1e-5, steps: 108))
///     optimizer.learningRate = schedule(step)
public struct Schedule: Sendable {
  /// The number of steps until the last value is reached, and `then` takes over; nil if the schedule never
  /// ends.
  public let steps: Int?
  private let rate: @Sendable (Int) -> Double

  /// Makes a schedule from a function of the step.
  public init(steps: Int? = nil, rate: @escaping @Sendable (_ step: Int) -> Double) {
    precondition(steps ?? 0 >= 0, "Schedule: \(steps ?? 0) steps")
    self.steps = steps
    self.rate = rate
  }

  /// Returns the learning rate of a step.
  public func callAsFunction(_ step: Int) -> Double { rate(step) }

  /// Follows this schedule for its number of steps, then `next`, whose steps count from 0 again.
  ///
  /// Traps if this schedule never ends. PyTorch: `SequentialLR`.
  public func then(_ next: Schedule) -> Schedule {
    guard let steps else {
      preconditionFailure("Schedule: a schedule that never ends cannot be followed by another")
    }
    return Schedule(steps: next.steps.map { steps + $0 }) { step in
      step < steps ? self(step) : next(step - steps)
    }
  }
}

extension Schedule {
  /// Stays at one rate. PyTorch: `ConstantLR`.
  public static func constant(_ rate: Double, steps: Int? = nil) -> Schedule {
    Schedule(steps: steps) { _ in rate }
  }

  /// Moves in equal parts from one rate to another, and stays there: the usual warm-up.
  ///
  /// Step 0 has `start`, step `steps` has `end`. PyTorch: `LinearLR`. Book, appendix D.1.
  public static func linear(from start: Double, to end: Double, steps: Int) -> Schedule {
    Schedule(steps: steps) { step in
      step < steps ? start + Double(step) * (end - start) / Double(steps) : end
    }
  }

  /// Moves from one rate to another along half a cosine wave, and stays there.
  ///
  /// Book, appendix D.2. Loshchilov and Hutter, 2017.
  public static func cosine(from start: Double, to end: Double, steps: Int) -> Schedule {
    let wave = cosineAnnealing(from: start, to: end, halfPeriod: max(steps, 1))
    return Schedule(steps: steps) { step in step < steps ? wave(step) : end }
  }

  /// Oscillates between two rates along a cosine wave, `halfPeriod` steps in each direction.
  ///
  /// PyTorch: `CosineAnnealingLR`.
  public static func cosineAnnealing(from start: Double, to end: Double, halfPeriod: Int) -> Schedule {
    precondition(halfPeriod > 0, "cosineAnnealing: half a period of \(halfPeriod) steps")
    return Schedule { step in
      end + (start - end) * (1 + cos(Double.pi * Double(step) / Double(halfPeriod))) / 2
    }
  }

  /// Multiplies the rate by a factor at every step. PyTorch: `ExponentialLR`.
  public static func exponential(from start: Double, factor: Double) -> Schedule {
    Schedule { step in start * pow(factor, Double(step)) }
  }

  /// Multiplies the rate by a factor every `interval` steps. PyTorch: `StepLR`.
  public static func step(from start: Double, factor: Double, every interval: Int) -> Schedule {
    precondition(interval > 0, "step: an interval of \(interval) steps")
    return Schedule { step in start * pow(factor, Double(step / interval)) }
  }

  /// Multiplies the rate by a factor at each milestone. PyTorch: `MultiStepLR`.
  public static func multiStep(from start: Double, factor: Double, at milestones: [Int]) -> Schedule {
    Schedule { step in start * pow(factor, Double(milestones.count { $0 <= step })) }
  }
}
