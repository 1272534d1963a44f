"""Writes the files of this folder: small tokenizers trained on Data/story.txt, and ids for a few hundred texts.

Run it from the folder with Package.swift, with tokenizers 0.23.3 and sentencepiece 0.2.3 (and protobuf).
That library breaks ties at random when it trains, so the files differ each time, and ids.json with them.
"""
import io
import json
import random
import tempfile

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

FOLDER = "Tests/Golden/published-tokenizers/"
STORY = open("Data/story.txt").read()


def save(name, tokenizer):
    with open(f"{FOLDER}{name}.json", "w") as file:
        json.dump(json.loads(tokenizer.to_str()), file, ensure_ascii=True, separators=(",", ":"))
    return tokenizer


def around(first, last, tokenizer):
    ids = [(name, tokenizer.token_to_id(name)) for name in (first, last) if name]
    single = [name for name in (first, "$A", last) if name]
    return processors.TemplateProcessing(single=single, special_tokens=ids)


def bert():
    t = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    t.normalizer = normalizers.BertNormalizer()
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    t.decoder = decoders.WordPiece()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    t.train_from_iterator([STORY], trainers.WordPieceTrainer(vocab_size=300, special_tokens=special))
    t.post_processor = around("[CLS]", "[SEP]", t)
    t.add_special_tokens(["[NEW]"])
    return save("bert", t)


def albert():
    t = Tokenizer(models.Unigram())
    t.normalizer = normalizers.Sequence([
        normalizers.Replace("``", '"'), normalizers.Replace("''", '"'), normalizers.NFKD(),
        normalizers.StripAccents(), normalizers.Lowercase(), normalizers.Replace(Regex(" {2,}"), " ")])
    t.pre_tokenizer = pre_tokenizers.Metaspace()
    t.decoder = decoders.Metaspace()
    special = ["<pad>", "<unk>", "[CLS]", "[SEP]"]
    t.train_from_iterator(
        [STORY], trainers.UnigramTrainer(vocab_size=250, special_tokens=special, unk_token="<unk>"))
    t.post_processor = around("[CLS]", "[SEP]", t)
    return save("albert", t)


def t5():
    """SentencePiece's pieces, and a table of characters with a dozen rules, where the published one has 240 KB."""
    rules = ["41\t61", "0041 030A\t61", "00E9\t65", "0065 0301\t65", "2026\t2E 2E 2E", "200B\t", "0009\t20",
             "0060 0060\t22", "1F600\t3A 29", "00C4\t61 65"]
    written = io.BytesIO()
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as table:
        table.write("\n".join(rules) + "\n")
        table.flush()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(STORY.splitlines()), model_writer=written, vocab_size=250, pad_id=0, eos_id=1,
            unk_id=2, bos_id=-1, normalization_rule_tsv=table.name, minloglevel=2)
    model = sentencepiece_model_pb2.ModelProto.FromString(written.getvalue())
    t = Tokenizer(models.Unigram([(p.piece, p.score) for p in model.pieces], 2, False))
    t.normalizer = normalizers.Precompiled(model.normalizer_spec.precompiled_charsmap)
    t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    t.decoder = decoders.Metaspace()
    t.add_special_tokens(["<pad>", "</s>", "<unk>"])
    t.post_processor = around(None, "</s>", t)
    return save("t5", t)


def texts():
    random.seed(5)
    odd = ["", " ", "\n", "  a", "a  ", "\t", "\r\n", "\u2581", " \u2581a", "a \u2581b", "\u0301", "e\u0301", "\xe9", "\u0130",
           "A\u030a", "\u0391\u03a3", "\xdf", "\ufb01", "\u2460", "\u65e5\u672c\u8a9e", "\ud55c\uad6d", "\u0939\u093f\u0928\u094d", "\U0001f600",
           "\U0001f468\u200d\U0001f469", "\u200b", "\ufeff", "\xad", "\0", "\x85", "\x0b", "\ufffd", "\ue000", "\u2028", "\u3000",
           "\xa0", "don't", "x" * 100, "x" * 101, "##ing", "$5+3=8", "`~^|<>", "``x''", "\u2026", "\uff21\uff22", "\u201cso\u201d", "[unk]"]
    result = odd + [f"The {o} tide{o}." for o in odd]
    while len(result) < 200:
        start = random.randrange(len(STORY) - 60)
        cut = STORY[start:start + random.randrange(1, 60)]
        result.append(cut if random.random() < 0.5 else cut[:9].upper() + random.choice(odd) + cut[9:])
    return result


strings = texts()
tokenizers = {"bert": bert(), "albert": albert(), "t5": t5()}
ids = {name: [t.encode(s).ids for s in strings] for name, t in tokenizers.items()}
decoded = {name: [t.decode(i, skip_special_tokens=False) for i in ids[name][:100]] for name, t in tokenizers.items()}
with open(FOLDER + "ids.json", "w") as file:
    json.dump({"texts": strings, "ids": ids, "decoded": decoded}, file, separators=(",", ":"))
