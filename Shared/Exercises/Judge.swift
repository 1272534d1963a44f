extension Exercise {
  /// Judges a work by comparing its results with the lesson's, trial by trial.
  ///
  /// A work that throws ``NotStarted`` is not started. The first trial that differs decides what is wrong.
  ///
  /// Before it runs the learner's code, it notes in lines what can be said if that code ends the process.
  func judge(_ work: Work, lesson: Work, noting note: ([String]) -> Void = { _ in }) -> ExerciseVerdict {
    for trial in trials {
      do {
        note(["With \(trial.label):"])
        let expected = try trial.run(lesson)
        let yours = try trial.run(work)
        if agree(yours, expected, tolerance) { continue }
        return wrong(work, lesson, at: trial, yours: yours, expected: expected, note)
      } catch is NotStarted {
        return ExerciseVerdict(state: .notStarted)
      } catch {
        return ExerciseVerdict(state: .wrong, message: ["With \(trial.label), it throws: \(error)"])
      }
    }
    note(["All results are right, but when it was asked once more:"])
    let found = remarks.compactMap { try? $0.find(work) }
    return ExerciseVerdict(state: found.isEmpty ? .done : .rightBut, message: found)
  }

  private func wrong(
    _ work: Work, _ lesson: Work, at trial: Trial<Work>, yours: [Answer], expected: [Answer],
    _ note: ([String]) -> Void
  ) -> ExerciseVerdict {
    let message = description(of: yours, expected, at: trial.label)
    note(message + ["With other inputs:"])
    guard let mistake = recognize(work, lesson, at: trial, yours: yours) else {
      let remedy = zip(yours, expected).first { !$0.agrees(with: $1, tolerance) }
        .flatMap { $0.remedy(toward: $1, tolerance) }
      return ExerciseVerdict(state: .wrong, message: message + (remedy.map { [$0] } ?? []))
    }
    let place = "Read section \(mistake.section ?? section) again."
    return ExerciseVerdict(
      state: .wrong, message: message + ["\(mistake.name) \(place)"], mistake: mistake.name)
  }

  /// The mistake whose results at the failing trial are those of the work. If several fit, it is the one that
  /// fits in the other trials too.
  private func recognize(
    _ work: Work, _ lesson: Work, at trial: Trial<Work>, yours: [Answer]
  ) -> Mistake<Work>? {
    let candidates = mistakes.filter { agrees($0, lesson, at: trial, with: yours) }
    guard candidates.count > 1 else { return candidates.first }
    let results = trials.map { trial in try? trial.run(work) }
    return candidates.first { mistake in
      zip(trials, results).allSatisfy { agrees(mistake, lesson, at: $0, with: $1) }
    } ?? candidates.first
  }

  /// Whether a mistake gives these results in a trial; nil stands for an error.
  private func agrees(
    _ mistake: Mistake<Work>, _ lesson: Work, at trial: Trial<Work>, with yours: [Answer]?
  ) -> Bool {
    var other = lesson
    mistake.make(&other)
    let theirs = try? trial.run(other)
    guard let yours, let theirs else { return yours == nil && theirs == nil }
    return agree(yours, theirs, .mistake)
  }

  private func description(of yours: [Answer], _ expected: [Answer], at label: String) -> [String] {
    let pair = zip(yours, expected).first { !$0.agrees(with: $1, tolerance) }
    guard let (yours, expected) = pair else {
      return ["With \(label): \(yours.count) results, but \(expected.count) are expected."]
    }
    return ["With \(label):"] + yours.difference(from: expected, tolerance)
  }
}
