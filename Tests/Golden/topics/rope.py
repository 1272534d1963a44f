"""Makes rope.json: rotary positions as transformers' Llama and the book compute them.

    python rope.py BOOK/pkg/llms_from_scratch/llama3.py

The argument is the file of the book's repository that defines compute_rope_params and apply_rope.
"""

import ast
import json
import pathlib
import sys

import torch
import transformers
from transformers import LlamaConfig
from transformers.models.llama.modeling_llama import LlamaRotaryEmbedding, apply_rotary_pos_emb


def tensor(t):
    kind = "float32" if t.is_floating_point() else "int64"
    data = [float(f"{v:.9g}") for v in t.reshape(-1).tolist()] if kind == "float32" else t.reshape(-1).tolist()
    return {"shape": list(t.shape), "dtype": kind, "data": data}


def of_llama(id, about, head, base, start=0, tokens=5, scaling=None, length=64):
    rope = {"rope_type": "default", "rope_theta": base} | (scaling or {})
    config = LlamaConfig(hidden_size=2 * head, num_attention_heads=2, head_dim=head,
                         max_position_embeddings=length, rope_parameters=rope)
    rotary = LlamaRotaryEmbedding(config)
    torch.manual_seed(123)
    q, k = torch.randn(2, 2, tokens, head), torch.randn(2, 2, tokens, head)
    places = torch.arange(start, start + tokens)
    cos, sin = rotary(q, places[None])
    turned = apply_rotary_pos_emb(q, k, cos, sin)
    params = {"head": head, "base": base, "start": start}
    if scaling:
        params |= {"kind": scaling["rope_type"], "factor": scaling["factor"],
                   "length": scaling.get("original_max_position_embeddings", length),
                   "fast": scaling.get("beta_fast", 32), "slow": scaling.get("beta_slow", 1)}
    return {"id": id, "about": about, "seed": 123, "params": params,
            "inputs": {"q": tensor(q), "k": tensor(k)},
            "outputs": {"frequencies": tensor(rotary.inv_freq), "amplitude": float(rotary.attention_scaling),
                        "q": tensor(turned[0]), "k": tensor(turned[1])}}


def of_book(path):
    wanted = {"compute_rope_params", "apply_rope"}
    tree = ast.parse(pathlib.Path(path).read_text())
    tree.body = [part for part in tree.body if isinstance(part, ast.FunctionDef) and part.name in wanted]
    book = {"torch": torch}
    exec(compile(tree, path, "exec"), book)
    torch.manual_seed(7)
    x = torch.randn(1, 3, 6, 8)
    cos, sin = book["compute_rope_params"](8, context_length=16)
    return {"id": "book", "about": "compute_rope_params and apply_rope of the book's Llama", "seed": 7,
            "params": {"head": 8, "base": 10000.0, "start": 0}, "inputs": {"q": tensor(x)},
            "outputs": {"q": tensor(book["apply_rope"](x, cos, sin))}}


def yarn(factor, length, **more):
    return {"rope_type": "yarn", "factor": factor, "original_max_position_embeddings": length} | more


entries = [
    of_book(sys.argv[1]),
    of_llama("llama", "Llama, the first positions", 8, 10000.0),
    of_llama("wide-head", "one token, head of 64 as in Llama 2, base of Llama 3", 64, 500000.0, tokens=1),
    of_llama("offset", "positions as after a cache", 8, 10000.0, start=1000),
    of_llama("far", "position 100,000", 16, 10000.0, start=100000, tokens=2),
    of_llama("linear", "Position Interpolation", 8, 10000.0, start=60, length=256,
             scaling={"rope_type": "linear", "factor": 4.0}),
    of_llama("yarn", "YaRN with a ramp over many pairs", 64, 10000.0, start=8000, length=16384, tokens=2,
             scaling=yarn(4.0, 4096)),
    of_llama("yarn-short", "YaRN for a model trained on 32 tokens", 16, 10000.0, start=100, length=128,
             tokens=3, scaling=yarn(4.0, 32)),
    of_llama("yarn-turns", "YaRN with other bounds", 32, 10000.0, start=3, length=1024, tokens=3,
             scaling=yarn(8.0, 128, beta_fast=8, beta_slow=2)),
    of_llama("yarn-steep", "YaRN with bounds within one pair", 8, 1000000.0, start=20, length=256, tokens=2,
             scaling=yarn(2.0, 128, beta_fast=2, beta_slow=1.9)),
]
here = pathlib.Path(__file__).parent
head = json.dumps({"torch": torch.__version__.split("+")[0], "transformers": transformers.__version__})
lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
(here / "rope.json").write_text(head[:-1] + ', "entries": [\n' + lines + "\n]}\n")
