import Corpora
import Files
import Foundation
import Notebooks
import Sampling
import SamplingKernels
import SamplingTopics
import Tensors
import Tokenizing

/// Files that are larger than memory.
func streaming(_ notebook: Notebook) throws {
  try lines(notebook)
  try mapped(notebook)
}

private func lines(_ notebook: Notebook) throws {
  notebook.cell(
    "Streaming: a file of any size, in constant memory",
    """
    A file of 72 MB is written and read in pieces of 64 KB. Only a piece \
    and an unfinished line are in memory at a time. Then the file is read \
    in one go. The system tells the most memory that the program has used \
    so far.
    """)
  notebook.ask("By how much does each way of reading raise that?")
  notebook.source(of: "forEachLine")
  let text = Data(try Corpus.pretraining().utf8)
  try notebook.withTemporaryFolder { folder in
    let path = folder.appending(path: "large.txt").path
    try Data().write(to: URL(filePath: path))
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    for _ in 0..<60 { try file.write(contentsOf: text) }
    try file.close()
    let start = peakMemoryInUse()
    var lineCount = 0
    var digest = SHA256()
    try forEachLine(ofFileAt: path) { line in
      lineCount += 1
      digest.update(with: line)
      digest.update(with: "\n".utf8)
    }
    let afterLines = peakMemoryInUse()
    let joined = digest.finish()
    let whole = try readFile(at: path)
    let afterWhole = peakMemoryInUse()
    notebook.show("lines", grouped(lineCount))
    notebook.show("bytes", grouped(whole.count))
    notebook.show("more memory for lines", megabytes(afterLines - start))
    notebook.show(
      "more for the whole file", megabytes(afterWhole - afterLines))
    let ofFile = SHA256.hexDigest(of: whole)
    notebook.claim(
      "the lines, joined again, have the file's SHA-256",
      joined == ofFile)
    notebook.claim(
      "line by line takes less than a tenth of the file",
      10 * (afterLines - start) < whole.count)
  }
  notebook.answer(
    """
    Hardly at all by lines; in one go, by the file's size, less what an \
    earlier cell had used and given back. The highest value never falls, \
    so the order of the two matters.
    """)
}

private func mapped(_ notebook: Notebook) throws {
  notebook.cell(
    "Streaming: a memory-mapped file of token ids",
    """
    A corpus is encoded once, document by document, and its ids go to a \
    file with two bytes each. Mapped into memory, the file looks like an \
    array. The system reads from disk only what a window touches.
    """)
  notebook.source(of: "TokenFile.bytes", "TokenFile.subscript")
  let location = try DataLocation(option: notebook.dataFolder?.path)
  let tokenizer = try TokenizedStory(in: location).tokenizer
  let documents = try Corpus.documents().prefix(300)
  try notebook.withTemporaryFolder { folder in
    let path = folder.appending(path: "tokens.bin").path
    try Data().write(to: URL(filePath: path))
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var ids: [Int] = []  // only to compare
    for document in documents {
      let part = try tokenizer.encode(
        document + endOfTextToken, allowedSpecial: [endOfTextToken])
      try file.write(contentsOf: TokenFile.bytes(of: part))
      ids += part
    }
    try file.close()
    let tokens = try TokenFile(path: path)
    notebook.show("ids", grouped(tokens.count))
    notebook.show("bytes of the file", grouped(2 * tokens.count))
    notebook.show("bytes as an array of Int", grouped(8 * tokens.count))
    let generator = RandomGenerator(seed: 8)
    let windows = (0..<1000).map { _ in
      Int(generator.nextUInt32()) % (tokens.count - 64)
    }
    notebook.show(
      "a window",
      tokenizer.decode(tokens[windows[0]..<windows[0] + 16])
        .debugDescription)
    notebook.claim(
      "file and array are equal",
      tokens.count == ids.count && tokens[0..<ids.count] == ids)
    notebook.claim(
      "1,000 windows of 64 ids are, too",
      windows.allSatisfy {
        tokens[$0..<$0 + 64] == Array(ids[$0..<$0 + 64])
      })
  }
  notebook.remark(
    """
    What this does not show is speed on a cold disk: a file just written \
    is still in the system's memory.
    """)
}

private func megabytes(_ bytes: Int) -> String {
  (Double(bytes) / 1e6).decimals(1) + " MB"
}
