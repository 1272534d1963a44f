import NeuralNetworks
import TestSupport
import Testing

@Suite("Schedules match PyTorch's learning rates")
struct ScheduleTests {
  static let goldens = Golden.entries(in: "optim").filter { $0.id.hasPrefix("schedule-") }

  @Test("Every golden schedule, step by step", arguments: goldens)
  func golden(_ entry: GoldenEntry) throws {
    let schedule = try #require(makeSchedule(entry.id, entry.params))
    let rates = entry.outputs["lr"].list.map(\.double)
    #expect(!rates.isEmpty)
    for (step, rate) in rates.enumerated() {
      expectClose(schedule(step), to: rate, absolute: 1e-15, relative: 1e-12, "step \(step)")
    }
  }

  private func makeSchedule(_ id: String, _ params: GoldenValue) -> Schedule? {
    func number(_ key: String) -> Double { params[key].double }
    switch id {
    case "schedule-warmup":
      return .linear(from: number("initial_lr"), to: number("peak_lr"), steps: params["warmup_steps"].int)
    case "schedule-cosine":
      return .cosine(from: number("peak_lr"), to: number("min_lr"), steps: params["steps"].int)
    case "schedule-warmup-cosine": return warmupThenCosine(params)
    case "schedule-step":
      return .step(from: number("lr"), factor: number("gamma"), every: params["step_size"].int)
    case "schedule-multi-step":
      return .multiStep(from: number("lr"), factor: number("gamma"), at: params["milestones"].list.map(\.int))
    case "schedule-exponential": return .exponential(from: number("lr"), factor: number("gamma"))
    case "schedule-cosine-annealing":
      return .cosineAnnealing(from: number("lr"), to: number("eta_min"), halfPeriod: params["T_max"].int)
    case "schedule-linear":
      let rate = number("lr")
      return .linear(
        from: rate * number("start_factor"), to: rate * number("end_factor"),
        steps: params["total_iters"].int)
    default: return nil
    }
  }

  @Test("Three schedules follow one another, each from its own step 0")
  func composition() {
    let schedule = Schedule.linear(from: 0, to: 1, steps: 2)
      .then(.constant(1, steps: 3))
      .then(.cosine(from: 1, to: 0, steps: 2))
    #expect((0..<9).map { (schedule($0) * 100).rounded() / 100 } == [0, 0.5, 1, 1, 1, 1, 0.5, 0, 0])
    #expect(schedule.steps == 7)
  }

  @Test("Without steps, the last rate applies at once")
  func noSteps() {
    #expect(Schedule.linear(from: 0, to: 1, steps: 0)(0) == 1)
    #expect(Schedule.cosine(from: 1, to: 0.5, steps: 0)(0) == 0.5)
  }
}
