"""Makes packing.json: packed rows as transformers lays and masks them, and their logits in PyTorch.

    python packing.py
"""

import json
import pathlib

import torch
import transformers
from torch import nn
from transformers import DataCollatorWithFlattening, GPT2Config
from transformers.masking_utils import create_causal_mask


def tensor(t):
    kind = "float32" if t.is_floating_point() else "int64"
    data = [float(f"{v:.9g}") for v in t.reshape(-1).tolist()] if kind == "float32" else t.reshape(-1).tolist()
    return {"shape": list(t.shape), "dtype": kind, "data": data}


class Block(nn.Module):
    """A block of the book's GPT, without dropout; its parts draw their weights in the book's order."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width, bias=False)
        self.key = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width, bias=False)
        self.output = nn.Linear(width, width)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)

    def forward(self, x, mask):
        def split(y):
            return y.view(*y.shape[:2], self.heads, -1).transpose(1, 2)

        y = self.first(x)
        attended = nn.functional.scaled_dot_product_attention(
            split(self.query(y)), split(self.key(y)), split(self.value(y)), attn_mask=mask)
        x = x + self.output(attended.transpose(1, 2).flatten(2))
        return x + self.down(nn.functional.gelu(self.up(self.second(x)), approximate="tanh"))


class GPT(nn.Module):
    def __init__(self, vocabulary, context, width, heads, layers):
        super().__init__()
        self.token = nn.Embedding(vocabulary, width)
        self.position = nn.Embedding(context, width)
        self.blocks = nn.ModuleList([Block(width, heads) for _ in range(layers)])
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, vocabulary, bias=False)

    def forward(self, ids, positions, mask):
        x = self.token(ids) + self.position(positions)
        for block in self.blocks:
            x = block(x, mask)
        return self.head(self.norm(x))


def entry(id, lengths, seed, vocabulary=13, width=32, layers=2):
    torch.manual_seed(seed + 100)
    texts = [torch.randint(vocabulary, (length + 1,)).tolist() for length in lengths]
    # The last id of a text is only a target. A collator shifts nothing: labels are the inputs, -100 at a start.
    row = DataCollatorWithFlattening()([{"input_ids": text[:-1]} for text in texts])
    ids, positions = torch.as_tensor(row["input_ids"]), torch.as_tensor(row["position_ids"])
    context = ids.shape[1]
    config = GPT2Config(n_positions=context, n_embd=width, n_head=2, attn_implementation="sdpa")
    mask = create_causal_mask(
        config, torch.zeros(1, context, width), attention_mask=None, cache=None, position_ids=positions,
        allow_is_causal_skip=False)
    torch.manual_seed(seed)
    model = GPT(vocabulary, context, width, heads=2, layers=layers)
    logits = model(ids, positions, mask)
    targets = torch.tensor([[id for text in texts for id in text[1:]]])
    loss = nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="sum")
    loss.backward()
    return {
        "id": id, "about": "texts flattened into one row", "seed": seed,
        "params": {"lengths": lengths, "vocabulary": vocabulary, "layers": layers}, "inputs": {"texts": texts},
        "outputs": {
            "ids": tensor(ids), "positions": tensor(positions), "hidden": tensor((~mask[:, 0]).long()),
            "logits": tensor(logits.detach()), "loss": loss.item(),
            "position_gradient": tensor(model.position.weight.grad)}}


entries = [
    entry("three texts", [4, 1, 6], 123),
    entry("one text", [5], 7),
    entry("texts of one token", [1, 1, 1, 2], 11),
]
versions = json.dumps({"torch": torch.__version__.split("+")[0], "transformers": transformers.__version__})
lines = ",\n".join(json.dumps(e, separators=(",", ":")) for e in entries)
pathlib.Path(__file__).with_name("packing.json").write_text(
    versions[:-1] + ', "entries": [\n' + lines + "\n]}\n")
