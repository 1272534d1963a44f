"""Writes special.json: pairs as transformers' BERT tokenizer joins and pads them. transformers 5.24.0.

Run it from the folder with Package.swift.
"""
import json

from transformers import BertTokenizerFast

vocab = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + [f"w{number}" for number in range(40)]
tokenizer = BertTokenizerFast(vocab={piece: place for place, piece in enumerate(vocab)})


def words(count, first):
    return " ".join(f"w{(first + place) % 40}" for place in range(count))


cases = []
for longest in (3, 4, 7, 12, 20):
    for a, b in ((2, None), (1, 9), (9, 1), (5, 5), (6, 5), (5, 6), (30, 30), (14, 3), (3, 14), (4, None), (30, None)):
        first, second = words(a, 0), None if b is None else words(b, 20)
        encoded = tokenizer(first, second, truncation="longest_first", max_length=longest)
        ids = [tokenizer(text, add_special_tokens=False)["input_ids"] if text is not None else None
               for text in (first, second)]
        cases.append({"first": ids[0], "second": ids[1], "longest": longest, "ids": encoded["input_ids"],
                      "segments": encoded["token_type_ids"]})
texts = [words(3, 1), words(9, 5), ""]
batch = tokenizer(texts, padding=True)
pairs = {"ids": batch["input_ids"], "segments": batch["token_type_ids"], "mask": batch["attention_mask"],
         "texts": [tokenizer(text, add_special_tokens=False)["input_ids"] for text in texts]}
assert cases[-1]["ids"][0] == 2 and batch["input_ids"][2][2:] == [0] * 9
with open("Tests/Golden/topics/special.json", "w") as file:
    json.dump({"cases": cases, "batch": pairs}, file, separators=(",", ":"))
