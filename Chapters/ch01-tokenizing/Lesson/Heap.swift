/// Holds elements so that the smallest one is always at hand: adding one
/// and taking the smallest out of n cost about log n comparisons. (Python's
/// `heapq`.)
///
/// The elements form a tree in which no parent is larger than its children;
/// those of position i are at 2i + 1 and 2i + 2.
struct Heap<Element: Comparable> {
  private var elements: [Element] = []

  var count: Int { elements.count }

  /// Adds an element at the end and lets it rise.
  mutating func insert(_ element: Element) {
    elements.append(element)
    var position = elements.count - 1
    while position > 0 {
      let parent = (position - 1) / 2
      if elements[parent] <= element { break }
      elements[position] = elements[parent]
      position = parent
    }
    elements[position] = element
  }

  /// Removes and returns the smallest element, nil if there is none.
  ///
  /// The last element takes its place and sinks.
  mutating func removeSmallest() -> Element? {
    guard let last = elements.popLast() else { return nil }
    guard let smallest = elements.first else { return last }
    var position = 0
    while true {
      var child = 2 * position + 1
      if child >= elements.count { break }
      if child + 1 < elements.count, elements[child + 1] < elements[child] {
        child += 1
      }
      if last <= elements[child] { break }
      elements[position] = elements[child]
      position = child
    }
    elements[position] = last
    return smallest
  }
}
