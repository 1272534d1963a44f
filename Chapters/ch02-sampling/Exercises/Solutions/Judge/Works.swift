import Datasets
import Sampling
import Tensors

extension SamplingWork {
  /// The right answers, from the lesson and the libraries.
  static var lesson: SamplingWork {
    var work = SamplingWork()
    work.questions = { ids, length in
      let window = SlidingWindows(over: ids, length: length, stride: 1)[0]
      return (
        window.input.indices.map { Array(window.input[...$0]) },
        window.target
      )
    }
    work.windows = { ids, length, stride in
      let windows = SlidingWindows(
        over: ids, length: length, stride: stride)
      return (0..<windows.count).map { windows[$0].input }
    }
    work.targets = { ids, length, stride in
      let windows = SlidingWindows(
        over: ids, length: length, stride: stride)
      return (0..<windows.count).map { windows[$0].target }
    }
    work.batches = { ids, batchSize, length, stride, dropsLast in
      let windows = GPTDataset(
        ids: ids, contextLength: length, stride: stride)
      let loader = DataLoader(
        windows, batchSize: batchSize, dropsLast: dropsLast
      ) { examples -> Batch in
        (
          stacked(examples.map(\.inputs), along: 0),
          stacked(examples.map(\.targets), along: 0)
        )
      }
      return Array(loader)
    }
    work.shuffledOrder = { count, random in
      var rest = Array(0..<count)
      return (0..<count).map { place in
        // The first of the rest takes the place of the one drawn.
        let drawn = rest.count > 1 ? random(rest.count) : 0
        rest.swapAt(0, drawn)
        return rest.removeFirst()
      }
    }
    work.mixtureWeights = {
      Sampling.mixtureWeights(sizes: $0, alpha: $1)
    }
    return work
  }

  /// The solutions.
  static var solutions: SamplingWork {
    var work = SamplingWork()
    work.questions = SamplingJudge.questions
    work.windows = SamplingJudge.windows
    work.targets = SamplingJudge.targets
    work.batches = SamplingJudge.batches
    work.shuffledOrder = SamplingJudge.shuffledOrder
    work.mixtureWeights = SamplingJudge.mixtureWeights
    return work
  }
}
