/// Returns `number` in English words. Traps outside 0 to 100.
func spelled(_ number: Int) -> String {
  precondition((0...100).contains(number), "spelled(\(number)): the number must be from 0 to 100")
  let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  if number < 20 { return small[number] }
  if number == 100 { return "a hundred" }
  let ten = tens[number / 10 - 2]
  return number % 10 == 0 ? ten : ten + "-" + small[number % 10]
}

/// Returns `number` in words, followed by its noun: `counted(1, "egg", "eggs")` is "one egg".
func counted(_ number: Int, _ singular: String, _ plural: String) -> String {
  spelled(number) + " " + (number == 1 ? singular : plural)
}

/// Returns `noun` with its indefinite article, chosen by its first letter.
func a(_ noun: String) -> String {
  noun.first.map { "aeiou".contains($0) } == true ? "an " + noun : "a " + noun
}

/// Returns `text` with its first letter capitalised, even after an opening quotation mark.
func capitalized(_ text: String) -> String {
  guard let start = text.firstIndex(where: \.isLetter) else { return text }
  return text[..<start] + text[start].uppercased() + text[text.index(after: start)...]
}

/// Returns `items` as a list in a sentence: "a, b and c".
func listed(_ items: [String]) -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + last
}
