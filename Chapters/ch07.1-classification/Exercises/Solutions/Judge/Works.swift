import Architecture
import Classification
import Corpora
import NeuralNetworks
import Tensors

extension ClassificationWork {
  /// The right answers, from the lesson and the libraries.
  static var lesson: ClassificationWork {
    var work = ClassificationWork()
    work.balance = { messages in
      let counts = Message.Label.allCases.map(messages.count(of:))
      let count = counts.min() ?? 0
      return Message.Label.allCases.flatMap { label in
        messages.filter { $0.label == label }.prefix(count)
      }
    }
    work.split = { messages, training, validation in
      let first = Int(Double(messages.count) * training)
      let second = first + Int(Double(messages.count) * validation)
      return (
        Array(messages[..<first]), Array(messages[first..<second]),
        Array(messages[second...])
      )
    }
    work.padded = { texts, length, padding in
      let length = length ?? texts.map(\.count).max() ?? 0
      return texts.map {
        Classification.padded($0, to: length, with: padding)
      }
    }
    work.makeClassifier = { model, count in
      model.becomeClassifier(classCount: count)
    }
    work.lastTokenLogits = { logits in
      logits.unbound(along: 1)[logits.shape[1] - 1]
    }
    work.accuracy = { batches, count in
      let pairs = batches.prefix(count ?? .max).flatMap { batch in
        zip(
          batch.logits.argmax(along: 1).scalars, batch.classes.scalars
        ).map { (predicted: $0, true: $1) }
      }
      return ConfusionMatrix(pairs, classCount: 3).accuracy
    }
    work.classLoss = { logits, classes in
      let last = logits.unbound(along: 1)[logits.shape[1] - 1]
      let scores = last.logSoftmax(along: 1)
      let places = classes.unsqueezed(at: 1)
      return -scores.gathered(along: 1, at: places).mean()
    }
    work.standardError = { share, count in
      Classification.standardError(ofShare: share, count: count)
    }
    work.classify = { ids, length, context, padding, model in
      let row = Classification.padded(
        ids, to: min(length, context), with: padding)
      let logits = noGrad { model(Tensor([row])) }
      let index = logits[0..., -1].argmax(along: -1).scalars[0]
      return Message.Label(classNumber: index)
    }
    return work
  }

  /// The solutions.
  static var solutions: ClassificationWork {
    var work = ClassificationWork()
    work.balance = ClassificationJudge.balance
    work.split = ClassificationJudge.split
    work.padded = ClassificationJudge.padded
    work.makeClassifier = ClassificationJudge.makeClassifier
    work.lastTokenLogits = ClassificationJudge.lastTokenLogits
    work.accuracy = ClassificationJudge.accuracy
    work.classLoss = ClassificationJudge.classLoss
    work.standardError = ClassificationJudge.standardError
    work.classify = ClassificationJudge.classify
    return work
  }
}
