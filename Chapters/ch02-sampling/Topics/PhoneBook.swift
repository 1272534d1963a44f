import Sampling
import Tensors

/// Lines such as `Ann Birch 481592`: a text whose last six characters
/// nobody can guess, so a model that knows them has seen them.
public struct PhoneBook {
  /// The ids of the lines that a model trains on, `[lines, characters]`.
  public let members: Tensor<Int>
  /// The ids of as many lines of the same kind that it never sees.
  public let others: Tensor<Int>

  /// The characters that occur, by id; the first stands for a hidden one.
  public static let characters: [Character] =
    ["_"]
    + Set((firstNames + lastNames).joined() + " \n0123456789").sorted()
  /// The id that takes the place of a hidden character.
  public static let hidden = 0
  /// The numbers begin after the name, and have six digits.
  public static let nameLength = 10
  public static let digitCount = 6
  public static let lineLength = nameLength + digitCount + 1

  private static let firstNames = [
    "Ann", "Ben", "Eva", "Ida", "Leo", "Max", "Mia", "Tom", "Una", "Zoe",
  ]
  private static let lastNames = [
    "Birch", "Brook", "Field", "Frost", "Heath", "Marsh", "Moore", "Stone",
    "Thorn", "Woods",
  ]

  /// Draws twice `count` names, at most 100 in all, with a number each.
  public init(count: Int, seed: Int) {
    let generator = RandomGenerator(seed: UInt64(seed))
    let names = generator.permutation(count: 100).prefix(2 * count)
    let lines = names.map { name -> [Int] in
      let digits = (0..<Self.digitCount).map { _ in
        "\(generator.nextUInt32() % 10)"
      }
      let (first, last) = (name / 10, name % 10)
      return Self.ids(
        "\(Self.firstNames[first]) \(Self.lastNames[last]) "
          + digits.joined() + "\n")
    }
    members = Tensor(Array(lines.prefix(count)))
    others = Tensor(Array(lines.dropFirst(count)))
  }

  /// The members as one text, the stream over which windows slide.
  public var stream: [Int] { members.flattened().scalars }

  /// The id of each character; traps if one does not occur.
  public static func ids(_ text: String) -> [Int] {
    text.map { characters.firstIndex(of: $0)! }
  }

  /// The characters of ids.
  public static func text(_ ids: [Int]) -> String {
    String(ids.map { characters[$0] })
  }
}
