"""Prints Chapters/ch01-tokenizing/Topics/PublishedSamples.swift: three tokenizers of a few dozen pieces, and ids.

Run it with tokenizers 0.23.3. The library breaks ties at random when it trains, so the files differ each time.
"""
import json
import textwrap

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

TEXT = ["The tide goes out and the tide comes in.", "The time of the tides is on the tower.",
        "On time, the clock on the tower chimes nine times.", "Out on the stones, nine gulls count the tides."]
SENTENCES = ["The tide comes in on time.", "Thé TIDES  count: 99!", "an ﬁn \U0001f600", "the [SEP] tide"]


def bpe():
    t = Tokenizer(models.BPE())
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    t.train_from_iterator(TEXT, trainers.BpeTrainer(
        vocab_size=60, special_tokens=["<|endoftext|>"], show_progress=False))
    return t


def wordpiece():
    t = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    t.normalizer = normalizers.BertNormalizer()
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    t.train_from_iterator(TEXT, trainers.WordPieceTrainer(
        vocab_size=70, special_tokens=["[UNK]", "[CLS]", "[SEP]"], show_progress=False))
    t.post_processor = processors.TemplateProcessing(
        single=["[CLS]", "$A", "[SEP]"], pair=["[CLS]", "$A", "[SEP]", "$B", "[SEP]"],
        special_tokens=[("[CLS]", 1), ("[SEP]", 2)])
    return t


def unigram():
    t = Tokenizer(models.Unigram())
    t.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    t.pre_tokenizer = pre_tokenizers.Metaspace()
    t.train_from_iterator(TEXT, trainers.UnigramTrainer(
        vocab_size=50, special_tokens=["<unk>", "</s>"], unk_token="<unk>", show_progress=False))
    t.post_processor = processors.TemplateProcessing(single=["$A", "</s>"], pair=["$A", "</s>", "$B", "</s>"],
                                                     special_tokens=[("</s>", 1)])
    return t


def rounded(value):
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, list):
        return [rounded(part) for part in value]
    return {name: rounded(part) for name, part in value.items()} if isinstance(value, dict) else value


def wrapped(text, indent):
    return textwrap.indent("\n".join(textwrap.wrap(text, 70, break_long_words=False, break_on_hyphens=False)), indent)


print("""/// Three small tokenizers as Hugging Face's library wrote them, one of each
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
  public static let sentences: [String] = [""")
for sentence in SENTENCES:
    print("    " + json.dumps(sentence, ensure_ascii=False) + ",")
print("""  ]

  public static let all: [PublishedSample] = [bytePair, wordPiece, unigram]
""")
for name, title, make in [("bytePair", "BPE", bpe), ("wordPiece", "WordPiece", wordpiece), ("unigram", "Unigram", unigram)]:
    contents = rounded(json.loads(make().to_str()))
    t = Tokenizer.from_str(json.dumps(contents))
    print(f'  static let {name} = PublishedSample(\n    name: "{title}",\n    json: #"""')
    print(wrapped(json.dumps(contents, ensure_ascii=True), "      "))
    print('      """#,\n    ids: [')
    for sentence in SENTENCES:
        print("      [" + "\n".join(textwrap.wrap(", ".join(map(str, t.encode(sentence).ids)), 66)).replace("\n", "\n        ") + "],")
    print("    ])\n")
print("}")
