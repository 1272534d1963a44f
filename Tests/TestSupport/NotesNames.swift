/// The golden files name parameters as the notes do; the library names them by Swift property paths.
public enum NotesNames {
  /// The library's names of modules and parameters, by the notes' names.
  private static let parts = [
    "trf_blocks": "blocks", "att": "attention", "ff": "feedForward", "norm1": "firstNorm",
    "norm2": "secondNorm", "tok_emb": "embedding.token", "pos_emb": "embedding.position",
    "final_norm": "finalNorm", "out_head": "outputHead", "W_query": "query", "W_key": "key",
    "W_value": "value", "out_proj": "output", "A": "a", "B": "b",
  ]

  /// Returns the library's name: `trf_blocks.0.att.W_query.weight` is `blocks.0.attention.query.weight`.
  public static func swiftName(of name: String) -> String {
    name.split(separator: ".").map { parts[String($0)] ?? String($0) }.joined(separator: ".")
  }
}
