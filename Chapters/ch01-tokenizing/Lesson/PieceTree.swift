/// The pieces of a vocabulary as a tree with one character an edge, to find
/// those that begin a text in a single walk.
struct PieceTree: Sendable {
  private struct Edge: Hashable {
    let node: Int
    let scalar: Unicode.Scalar
  }

  private var children: [Edge: Int] = [:]
  /// The id of the piece that ends at each node, nil where none does. Node
  /// 0 is the root.
  private var ids: [Int?] = [nil]

  /// Takes the pieces, each at the position of its id.
  init(_ pieces: [[Unicode.Scalar]]) {
    for (id, piece) in pieces.enumerated() {
      var node = 0
      for scalar in piece {
        let edge = Edge(node: node, scalar: scalar)
        if let child = children[edge] {
          node = child
        } else {
          node = ids.count
          children[edge] = node
          ids.append(nil)
        }
      }
      ids[node] = id
    }
  }

  /// Returns the longest piece that begins `text`, after `prefix`: its id,
  /// and its length without the prefix.
  func longestPiece(
    of text: ArraySlice<Unicode.Scalar>, after prefix: [Unicode.Scalar]
  ) -> (
    id: Int, length: Int
  )? {
    var node = 0
    for scalar in prefix {
      guard let child = children[Edge(node: node, scalar: scalar)] else {
        return nil
      }
      node = child
    }
    var longest: (id: Int, length: Int)?
    for (index, scalar) in text.enumerated() {
      guard let child = children[Edge(node: node, scalar: scalar)] else {
        break
      }
      node = child
      if let id = ids[node] { longest = (id, index + 1) }
    }
    return longest
  }

  /// Returns the pieces that begin at `start`, the shortest first: where
  /// each ends, and its id.
  func pieces(in text: [Unicode.Scalar], from start: Int) -> [(
    end: Int, id: Int
  )] {
    var result: [(end: Int, id: Int)] = []
    var node = 0
    for position in start..<text.count {
      guard let child = children[Edge(node: node, scalar: text[position])]
      else { break }
      node = child
      if let id = ids[node] { result.append((position + 1, id)) }
    }
    return result
  }
}
