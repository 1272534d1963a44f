import Embeddings
import NeuralNetworks
import Tensors

extension EmbeddingsWork {
  /// The right answers, from the lesson and the libraries.
  static var lesson: EmbeddingsWork {
    var work = EmbeddingsWork()
    work.lookUp = { ids, table in table.embedding(ids) }
    work.oneHotProduct = { ids, table in
      let oneHot = ids.oneHot(classes: table.shape[0]).to(Float.self)
      return (oneHot, table.embedding(ids))
    }
    work.lookupGradient = { gradient, ids, entries in
      let table = T.zeros([entries, gradient.shape[1]]).requiringGradient()
      (table.embedding(ids) * gradient).sum().backward()
      return table.gradient ?? .zeros(table.shape)
    }
    work.positionEmbedding = { tokens, start, table in
      table.embedding(.arange(start, start + tokens))
    }
    work.inputEmbedding = LessonInput.init
    work.relativeOffsets = {
      Embeddings.relativeOffsets(tokens: $0, maximum: $1)
    }
    return work
  }

  /// The solutions.
  static var solutions: EmbeddingsWork {
    var work = EmbeddingsWork()
    work.lookUp = EmbeddingsJudge.lookUp
    work.oneHotProduct = EmbeddingsJudge.oneHotProduct
    work.lookupGradient = EmbeddingsJudge.lookupGradient
    work.positionEmbedding = EmbeddingsJudge.positionEmbedding
    work.inputEmbedding = EmbeddingsJudge.InputEmbedding.init
    work.relativeOffsets = EmbeddingsJudge.relativeOffsets
    return work
  }
}

/// The lesson's module, called with ids alone.
private final class LessonInput: Module, TokenLayer {
  private let lesson: Embeddings.InputEmbedding

  init(_ token: Embedding, _ position: Embedding) {
    lesson = Embeddings.InputEmbedding(token: token, position: position)
  }

  override var children: [(name: String, module: Module)] {
    lesson.children
  }

  func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> { lesson(ids) }
}
