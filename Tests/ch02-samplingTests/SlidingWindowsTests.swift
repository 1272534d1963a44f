import Sampling
import TestSupport
import Testing

@Suite("Sliding windows")
struct SlidingWindowsTests {
  @Test("The notes' sentence has the windows of the golden values", arguments: [1, 2])
  func lorem(stride: Int) throws {
    let golden = Golden.entry("lorem-windows", in: "ch02")
    let words = golden.inputs["tokens"].list.map(\.string)
    let windows = SlidingWindows(over: words, length: golden.params["max_length"].int, stride: stride)
    let expected = golden.outputs["stride\(stride)"].list
    try #require(windows.count == expected.count)
    for (index, pair) in expected.enumerated() {
      #expect(windows[index].input == pair[0].list.map(\.string))
      #expect(windows[index].target == pair[1].list.map(\.string))
    }
  }

  @Test("Every window is complete, starts one stride further on, and its target is the input shifted by one")
  func windowsOfAllSizes() {
    for count in 0...12 {
      for length in 1...5 {
        for stride in 1...6 {
          let windows = SlidingWindows(over: Array(0..<count), length: length, stride: stride)
          let starts = Swift.stride(from: 0, to: count - length, by: stride)
          let expected = starts.map { Array($0..<$0 + length) }
          #expect((0..<windows.count).map { windows[$0].input } == expected)
          #expect((0..<windows.count).map { windows[$0].target } == expected.map { $0.map { $0 + 1 } })
        }
      }
    }
  }

  @Test("With a stride of at most the length, no token between first and last window is skipped")
  func cover() {
    for length in 1...5 {
      for stride in 1...length {
        let windows = SlidingWindows(over: Array(0..<23), length: length, stride: stride)
        let seen = Set((0..<windows.count).flatMap { windows[$0].input })
        #expect(seen == Set(0..<(windows.count - 1) * stride + length))
        #expect(23 - 1 - seen.count < stride, "another whole window would have fitted")
      }
    }
  }

  @Test("With a stride of the length, no token is an input twice")
  func disjoint() {
    let windows = SlidingWindows(over: Array(0..<23), length: 5, stride: 5)
    let inputs = (0..<windows.count).flatMap { windows[$0].input }
    #expect(inputs == Array(0..<20))
  }

  @Test("A text too short for a complete target has no window", arguments: 0...4)
  func shortText(count: Int) {
    #expect(SlidingWindows(over: Array(0..<count), length: 4, stride: 1).count == 0)
  }

  @Test("One token more than the length is enough for one window")
  func shortestText() throws {
    let windows = SlidingWindows(over: Array(0..<5), length: 4, stride: 9)
    try #require(windows.count == 1)
    #expect(windows[0].target == [1, 2, 3, 4])
  }

  @Test("A length or stride of 0 and an index out of range are programming errors")
  func programmingErrors() async {
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SlidingWindows(over: [1, 2, 3], length: 0, stride: 1)
    }
    expectMessage("windows of 0 tokens", of: first)
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SlidingWindows(over: [1, 2, 3], length: 1, stride: 0)
    }
    expectMessage("with stride 0", of: second)
    let third = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SlidingWindows(over: [1, 2, 3, 4, 5], length: 2, stride: 2)[2]
    }
    expectMessage("window 2 of 2", of: third)
  }
}
