import ArchitectureJudge
import ClassificationJudge
import ConceptsJudge
import EmbeddingsJudge
import Exercises
import Foundation
import InstructionTuningJudge
import LowRankAdaptationJudge
import PretrainingJudge
import SamplingJudge
import SelfAttentionJudge
import TokenizingJudge

/// All exercises, in order, and which of them are done.
struct ExerciseBook {
  let courses: [any AnyCourse] = [
    conceptsCourse, tokenizingCourse, samplingCourse, embeddingsCourse,
    selfAttentionCourse, architectureCourse, pretrainingCourse,
    loraCourse, classificationCourse, instructionCourse,
  ]

  var outlines: [ExerciseOutline] { courses.flatMap(\.outlines) }

  /// The last known state of an exercise.
  func state(of outline: ExerciseOutline) -> ExerciseVerdict.State {
    ProgressLog(project: outline.project).state(
      of: outline.name, in: outline.chapter)
  }

  /// The first exercise that is not done. Throws if all are.
  func next() throws -> ExerciseOutline {
    guard let next = outlines.first(where: { !state(of: $0).isRight })
    else {
      throw ExerciseProblem(
        "all \(outlines.count) exercises are done; name one")
    }
    return next
  }

  /// Finds an exercise by its name or a part of it, after the chapter or
  /// not: "ch04 mask". Throws unless exactly one fits.
  func find(_ words: ArraySlice<String>) throws -> ExerciseOutline {
    guard let first = words.first else {
      throw ExerciseProblem("name an exercise; list shows all names")
    }
    let chapters = Set(courses.map(\.chapter))
    let isChapter =
      first.hasPrefix("ch")
      && chapters.contains {
        $0.hasPrefix(first)
      }
    let within = outlines.filter {
      !isChapter || $0.chapter.hasPrefix(first)
    }
    let name = (isChapter ? words.dropFirst() : words)
      .joined(separator: " ").lowercased()
    let exact = within.filter { $0.name.lowercased() == name }
    let found =
      exact.isEmpty
      ? within.filter { $0.name.lowercased().contains(name) } : exact
    guard let outline = found.first else {
      throw ExerciseProblem("no exercise \"\(name)\"; list shows all names")
    }
    guard found.count == 1 else {
      let names = found.map {
        "\($0.chapter.prefix { $0 != "-" }) \($0.name)"
      }
      throw ExerciseProblem(
        "\"\(name)\" fits several: \(names.joined(separator: ", "))")
    }
    return outline
  }
}

/// What the reader asked for cannot be done, and why.
struct ExerciseProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
