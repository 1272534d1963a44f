/// Three small tokenizers as Hugging Face's library wrote them, one of each
/// kind, and the ids that it gives (tokenizers 0.23.3).
public struct PublishedSample: Sendable {
  /// The kind of model.
  public let name: String
  /// The contents of its `tokenizer.json`.
  public let json: String
  /// The ids of ``sentences``.
  public let ids: [[Int]]

  /// What was encoded: plain words; accents, capitals, digits; characters
  /// that no piece has; and a special token spelled out.
  public static let sentences: [String] = [
    "The tide comes in on time.",
    "Thé TIDES  count: 99!",
    "an ﬁn 😀",
    "the [SEP] tide",
  ]

  public static let all: [PublishedSample] = [bytePair, wordPiece, unigram]

  static let bytePair = PublishedSample(
    name: "BPE",
    json: #"""
      {"version": "1.0", "truncation": null, "padding": null,
      "added_tokens": [{"id": 0, "content": "<|endoftext|>", "single_word":
      false, "lstrip": false, "rstrip": false, "normalized": false,
      "special": true}], "normalizer": null, "pre_tokenizer": {"type":
      "ByteLevel", "add_prefix_space": false, "trim_offsets": true,
      "use_regex": true}, "post_processor": null, "decoder": null, "model":
      {"type": "BPE", "dropout": null, "unk_token": null,
      "continuing_subword_prefix": null, "end_of_word_suffix": null,
      "fuse_unk": false, "byte_fallback": false, "ignore_merges": false,
      "vocab": {"<|endoftext|>": 0, ",": 1, ".": 2, "O": 3, "T": 4, "a": 5,
      "c": 6, "d": 7, "e": 8, "f": 9, "g": 10, "h": 11, "i": 12, "k": 13,
      "l": 14, "m": 15, "n": 16, "o": 17, "r": 18, "s": 19, "t": 20, "u":
      21, "w": 22, "\u0120": 23, "\u0120t": 24, "he": 25, "es": 26,
      "\u0120ti": 27, "\u0120the": 28, "\u0120o": 29, "\u0120c": 30,
      "\u0120tid": 31, "in": 32, "mes": 33, "\u0120on": 34, "The": 35, "er":
      36, "me": 37, "nin": 38, "ow": 39, "ut": 40, "\u0120g": 41,
      "\u0120nin": 42, "\u0120tow": 43, "\u0120time": 44, "\u0120co": 45,
      "\u0120tide": 46, "\u0120tides": 47, "\u0120nine": 48, "\u0120tower":
      49, "On": 50, "Out": 51, "an": 52, "ck": 53, "hi": 54, "is": 55, "ll":
      56, "lo": 57, "nt": 58, "nes": 59}, "merges": [["\u0120", "t"], ["h",
      "e"], ["e", "s"], ["\u0120t", "i"], ["\u0120t", "he"], ["\u0120",
      "o"], ["\u0120", "c"], ["\u0120ti", "d"], ["i", "n"], ["m", "es"],
      ["\u0120o", "n"], ["T", "he"], ["e", "r"], ["m", "e"], ["n", "in"],
      ["o", "w"], ["u", "t"], ["\u0120", "g"], ["\u0120", "nin"],
      ["\u0120t", "ow"], ["\u0120ti", "me"], ["\u0120c", "o"], ["\u0120tid",
      "e"], ["\u0120tid", "es"], ["\u0120nin", "e"], ["\u0120tow", "er"],
      ["O", "n"], ["O", "ut"], ["a", "n"], ["c", "k"], ["h", "i"], ["i",
      "s"], ["l", "l"], ["l", "o"], ["n", "t"], ["n", "es"]]}}
      """#,
    ids: [
      [35, 46, 45, 33, 23, 32, 34, 44, 2],
      [4, 11, 23, 4, 23, 45, 21, 58, 23],
      [52, 23, 16, 23],
      [20, 25, 23, 46],
    ])

  static let wordPiece = PublishedSample(
    name: "WordPiece",
    json: #"""
      {"version": "1.0", "truncation": null, "padding": null,
      "added_tokens": [{"id": 0, "content": "[UNK]", "single_word": false,
      "lstrip": false, "rstrip": false, "normalized": false, "special":
      true}, {"id": 1, "content": "[CLS]", "single_word": false, "lstrip":
      false, "rstrip": false, "normalized": false, "special": true}, {"id":
      2, "content": "[SEP]", "single_word": false, "lstrip": false,
      "rstrip": false, "normalized": false, "special": true}], "normalizer":
      {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars":
      true, "strip_accents": null, "lowercase": true}, "pre_tokenizer":
      {"type": "BertPreTokenizer"}, "post_processor": {"type":
      "TemplateProcessing", "single": [{"SpecialToken": {"id": "[CLS]",
      "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
      {"SpecialToken": {"id": "[SEP]", "type_id": 0}}], "pair":
      [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id":
      "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
      {"Sequence": {"id": "B", "type_id": 0}}, {"SpecialToken": {"id":
      "[SEP]", "type_id": 0}}], "special_tokens": {"[CLS]": {"id": "[CLS]",
      "ids": [1], "tokens": ["[CLS]"]}, "[SEP]": {"id": "[SEP]", "ids": [2],
      "tokens": ["[SEP]"]}}}, "decoder": null, "model": {"type":
      "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
      "max_input_chars_per_word": 100, "vocab": {"[UNK]": 0, "[CLS]": 1,
      "[SEP]": 2, ",": 3, ".": 4, "a": 5, "c": 6, "d": 7, "e": 8, "f": 9,
      "g": 10, "h": 11, "i": 12, "k": 13, "l": 14, "m": 15, "n": 16, "o":
      17, "r": 18, "s": 19, "t": 20, "u": 21, "w": 22, "##i": 23, "##n": 24,
      "##e": 25, "##h": 26, "##d": 27, "##m": 28, "##u": 29, "##l": 30,
      "##s": 31, "##o": 32, "##w": 33, "##r": 34, "##c": 35, "##k": 36,
      "##t": 37, "##f": 38, "th": 39, "the": 40, "ti": 41, "##es": 42, "on":
      43, "tid": 44, "##mes": 45, "co": 46, "ni": 47, "ou": 48, "to": 49,
      "##ne": 50, "##er": 51, "##me": 52, "##wer": 53, "time": 54, "tide":
      55, "tides": 56, "nine": 57, "out": 58, "tower": 59, "an": 60, "ch":
      61, "cl": 62, "gu": 63, "go": 64, "in": 65, "is": 66, "of": 67, "st":
      68, "##imes": 69}}}
      """#,
    ids: [
      [1, 40, 55, 46, 45, 65, 43, 54, 4, 2],
      [1, 40, 56, 46, 29, 24, 37, 0, 0, 0, 2],
      [1, 60, 0, 0, 2],
      [1, 40, 2, 55, 2],
    ])

  static let unigram = PublishedSample(
    name: "Unigram",
    json: #"""
      {"version": "1.0", "truncation": null, "padding": null,
      "added_tokens": [{"id": 0, "content": "<unk>", "single_word": false,
      "lstrip": false, "rstrip": false, "normalized": false, "special":
      true}, {"id": 1, "content": "</s>", "single_word": false, "lstrip":
      false, "rstrip": false, "normalized": false, "special": true}],
      "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"},
      {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}]},
      "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581",
      "prepend_scheme": "always", "split": true}, "post_processor": {"type":
      "TemplateProcessing", "single": [{"Sequence": {"id": "A", "type_id":
      0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}], "pair":
      [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id":
      "</s>", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}},
      {"SpecialToken": {"id": "</s>", "type_id": 0}}], "special_tokens":
      {"</s>": {"id": "</s>", "ids": [1], "tokens": ["</s>"]}}}, "decoder":
      null, "model": {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>",
      0.0], ["</s>", 0.0], ["e", -2.268], ["\u2581", -2.357], ["h", -2.399],
      ["\u2581t", -2.761], ["n", -2.869], ["t", -3.314], [".", -3.394],
      ["s", -3.422], ["l", -3.728], ["on", -3.808], ["u", -3.833], ["in",
      -3.841], ["\u2581c", -3.956], ["\u2581time", -3.959], ["o", -4.002],
      ["\u2581tide", -4.188], ["T", -4.228], [",", -4.228], ["\u2581tower",
      -4.228], ["\u2581g", -4.228], ["\u2581O", -4.228], ["\u2581o",
      -4.228], ["\u2581tides", -4.269], ["es", -4.495], ["imes", -4.601],
      ["\u2581co", -4.681], ["ou", -4.874], ["\u2581i", -5.08], ["c",
      -5.093], ["mes", -5.213], ["r", -5.227], ["m", -5.227], ["g", -5.227],
      ["O", -5.227], ["w", -5.227], ["d", -5.228], ["i", -5.228], ["f",
      -5.228], ["k", -5.228], ["a", -5.228]], "byte_fallback": false}}
      """#,
    ids: [
      [3, 18, 4, 2, 17, 27, 31, 3, 13, 3, 11, 15, 8, 1],
      [3, 18, 4, 0, 3, 18, 0, 27, 12, 6, 7, 0, 3, 0, 1],
      [3, 41, 6, 3, 39, 13, 3, 0, 1],
      [5, 4, 2, 3, 0, 17, 1],
    ])

}
