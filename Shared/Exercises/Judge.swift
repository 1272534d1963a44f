extension Exercise {
  /// Judges a work by comparing its results with the lesson's, trial by trial.
  ///
  /// A work that throws ``NotStarted`` is not started. The first trial that differs decides what is wrong.
  func judge(_ work: Work, lesson: Work) -> ExerciseVerdict {
    for trial in trials {
      do {
        let expected = try trial.run(lesson)
        let yours = try trial.run(work)
        if agree(yours, expected, tolerance) { continue }
        return wrong(work, lesson, at: trial, yours: yours, expected: expected)
      } catch is NotStarted {
        return ExerciseVerdict(state: .notStarted)
      } catch {
        return ExerciseVerdict(state: .wrong, message: ["With \(trial.label), it throws: \(error)"])
      }
    }
    let found = remarks.compactMap { try? $0.find(work) }
    return ExerciseVerdict(state: found.isEmpty ? .done : .rightBut, message: found)
  }

  private func wrong(
    _ work: Work, _ lesson: Work, at trial: Trial<Work>, yours: [Answer], expected: [Answer]
  ) -> ExerciseVerdict {
    if let mistake = recognize(work, lesson) {
      let place = "Read section \(mistake.section ?? section) again."
      let message = description(of: yours, expected, at: trial.label, withRemedy: false)
      return ExerciseVerdict(
        state: .wrong, message: message + ["\(mistake.name) \(place)"], mistake: mistake.name)
    }
    return ExerciseVerdict(
      state: .wrong, message: description(of: yours, expected, at: trial.label, withRemedy: true))
  }

  /// The mistake whose results are those of the work in every trial.
  private func recognize(_ work: Work, _ lesson: Work) -> Mistake<Work>? {
    let results = trials.map { trial in try? trial.run(work) }
    return mistakes.first { mistake in
      var other = lesson
      mistake.make(&other)
      return zip(trials, results).allSatisfy { trial, yours in
        let theirs = try? trial.run(other)
        guard let yours, let theirs else { return yours == nil && theirs == nil }
        return agree(yours, theirs, .mistake)
      }
    }
  }

  private func description(
    of yours: [Answer], _ expected: [Answer], at label: String, withRemedy: Bool
  ) -> [String] {
    let pair = zip(yours, expected).first { !$0.agrees(with: $1, tolerance) }
    guard let (yours, expected) = pair else {
      return ["With \(label): \(yours.count) results, but \(expected.count) are expected."]
    }
    return ["With \(label):"] + yours.difference(from: expected, tolerance, withRemedy: withRemedy)
  }
}
