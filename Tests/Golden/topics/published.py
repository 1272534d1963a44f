"""Writes the folder `published`: small tokenizers trained on this project's story, and the ids of 160 texts.

Run it from the folder with Package.swift, with tokenizers 0.23.3. The library breaks ties at random when it
trains, so the files differ each time, and ids.json with them.
"""
import json
import random

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

FOLDER = "Tests/Golden/topics/published/"
STORY = open("Data/story.txt").read()
UKRAINIAN = open("Data/story.uk.txt").read()
CL100K = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"
          r"|\s*[\r\n]+|\s+(?!\S)|\s+")
ALPHABET = pre_tokenizers.ByteLevel.alphabet()
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]


def frame(t, single, pair):
    names = sorted({part.split(":")[0] for part in single + pair if not part.startswith("$")})
    return processors.TemplateProcessing(
        single=single, pair=pair, special_tokens=[(name, t.token_to_id(name)) for name in names])


def bpe_bytes():
    """As GPT-2, but special tokens first."""
    t = Tokenizer(models.BPE())
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    t.train_from_iterator([STORY], trainers.BpeTrainer(
        vocab_size=420, special_tokens=["<s>", "</s>"], initial_alphabet=ALPHABET, show_progress=False))
    t.post_processor = processors.RobertaProcessing(("</s>", 1), ("<s>", 0))
    return t


def bpe_regex():
    """As Llama 3 and Qwen: a regular expression, then bytes; whole words before merges; NFC."""
    t = Tokenizer(models.BPE(ignore_merges=True))
    t.normalizer = normalizers.NFC()
    t.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(CL100K), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    t.train_from_iterator([STORY], trainers.BpeTrainer(vocab_size=420, initial_alphabet=ALPHABET, show_progress=False))
    t.add_special_tokens(["<|begin|>"])
    t.post_processor = processors.Sequence([
        processors.ByteLevel(), frame(t, ["<|begin|>", "$A"], ["<|begin|>", "$A", "<|begin|>:1", "$B:1"])])
    return t


def bpe_fallback():
    """As Llama 2: no words at all, characters that are missing become bytes."""
    t = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    t.normalizer = normalizers.Sequence([normalizers.Prepend("\u2581"), normalizers.Replace(" ", "\u2581")])
    t.pre_tokenizer = pre_tokenizers.Metaspace()  # for training only
    t.train_from_iterator([STORY], trainers.BpeTrainer(
        vocab_size=520, special_tokens=["<unk>", "<s>", "</s>"] + BYTES, show_progress=False))
    t.pre_tokenizer = None
    contents = json.loads(t.to_str())  # the bytes are pieces, and not special
    contents["added_tokens"] = [token for token in contents["added_tokens"] if token["id"] < 3]
    t = Tokenizer.from_str(json.dumps(contents))
    t.post_processor = frame(t, ["<s>", "$A"], ["<s>", "$A", "<s>:1", "$B:1"])
    return t


def bpe_words():
    """As CLIP: characters, lower case, a mark at the end of a word; unknown characters each become <unk>."""
    t = Tokenizer(models.BPE(unk_token="<unk>", end_of_word_suffix="</w>"))
    t.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    t.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Whitespace(), pre_tokenizers.Digits(individual_digits=True)])
    t.train_from_iterator([STORY], trainers.BpeTrainer(
        vocab_size=300, special_tokens=["<unk>"], end_of_word_suffix="</w>", show_progress=False))
    return t


def wordpiece():
    """As BERT, with pairs."""
    t = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    t.normalizer = normalizers.BertNormalizer()
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    t.train_from_iterator([STORY], trainers.WordPieceTrainer(
        vocab_size=300, special_tokens=special, show_progress=False))
    t.post_processor = frame(t, ["[CLS]", "$A", "[SEP]"], ["[CLS]", "$A", "[SEP]", "$B:1", "[SEP]:1"])
    return t


def wordpiece_cased():
    """Letters as they are, punctuation kept with the word before, numbers in one piece; an added word."""
    t = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=20))
    t.normalizer = normalizers.Sequence([
        normalizers.BertNormalizer(lowercase=False, strip_accents=False), normalizers.NFD(),
        normalizers.StripAccents(), normalizers.Strip(), normalizers.Replace("--", " \u2014 ")])
    t.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Punctuation("merged_with_previous"),
        pre_tokenizers.Digits(), pre_tokenizers.CharDelimiterSplit("x")])
    t.train_from_iterator([STORY], trainers.WordPieceTrainer(
        vocab_size=300, special_tokens=["[UNK]", "[CLS]", "[SEP]"], show_progress=False))
    t.add_tokens([AddedToken("tide", normalized=True)])
    t.post_processor = processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1))
    return t


def unigram():
    """As T5 or XLM-R, NFKC, with bytes for what is missing."""
    t = Tokenizer(models.Unigram())
    t.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    t.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="first")
    t.train_from_iterator([STORY], trainers.UnigramTrainer(
        vocab_size=220, special_tokens=["<pad>", "<unk>", "</s>"], unk_token="<unk>", show_progress=False))
    contents = json.loads(t.to_str())
    contents["model"]["vocab"] += [[name, 0.0] for name in BYTES]
    contents["model"]["byte_fallback"] = True
    t = Tokenizer.from_str(json.dumps(contents))
    t.post_processor = frame(t, ["$A", "</s>"], ["$A", "</s>", "$B", "</s>"])
    return t


def unigram_whole():
    """The whole text is one word; split at a text, the matches go to the word after."""
    t = Tokenizer(models.Unigram())
    t.normalizer = normalizers.Sequence([normalizers.NFKD(), normalizers.Lowercase(), normalizers.Strip(right=False)])
    t.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split("the", "merged_with_next"),
        pre_tokenizers.Metaspace(prepend_scheme="never", split=False)])
    t.train_from_iterator(STORY.splitlines(), trainers.UnigramTrainer(
        vocab_size=200, special_tokens=["<unk>"], unk_token="<unk>", show_progress=False))
    return t


def texts():
    random.seed(7)
    odd = ["", " ", "\n", "  a", "a  ", "\t", "\r\n\r\n", "\u2581", " \u2581a", "a \u2581b", "\u0301", "e\u0301", "\xe9", "\u0130",
           "A\u030a", "\u0391\u03a3", "\xdf", "\ufb01", "\u2460", "\xbd", "\u65e5\u672c\u8a9e", "\ud55c\uad6d", "\u0939\u093f\u0928\u094d",
           "\U0001f600", "\U0001f468\u200d\U0001f469", "\u200b", "\ufeff", "\xad", "\0", "\x85", "\x0b", "\ufffd", "\u2028", "\u3000",
           "\xa0", "don't", "I'LL", "x" * 100, "x" * 21, "##ing", "$5+3=8", "12345", "3.14", "snake_case", "a-b--c", "`~^|<>",
           "``x''", "\u2026", "\uff21\uff22", "\u201cso\u201d", "[SEP]", "[sep]", "<s>", "</s>", "<unk>", "<|begin|>", "<0x41>",
           "tide", "Tide-tide", "\u0442\u0438\u0434\u0435"]
    result = odd + [f"The {o} tide{o}." for o in odd]
    while len(result) < 160:
        source = random.choice([STORY, UKRAINIAN])
        start = random.randrange(len(source) - 60)
        result.append(source[start:start + random.randrange(1, 60)])
    return result


strings = texts()
result = {"texts": strings, "ids": {}, "pairs": {}}
for make in (bpe_bytes, bpe_regex, bpe_fallback, bpe_words, wordpiece, wordpiece_cased, unigram, unigram_whole):
    name = make.__name__.replace("_", "-")
    tokenizer = make()
    with open(f"{FOLDER}{name}.json", "w") as file:
        json.dump(json.loads(tokenizer.to_str()), file, ensure_ascii=True, separators=(",", ":"))
    result["ids"][name] = [tokenizer.encode(s).ids for s in strings]
    result["pairs"][name] = [tokenizer.encode(a, b).ids for a, b in zip(strings[::8], strings[5::8])]
with open(FOLDER + "ids.json", "w") as file:
    json.dump(result, file, separators=(",", ":"))
