"""Makes relative.json: T5's buckets and biases as transformers computes them.

    python relative.py
"""

import json
import pathlib

import torch
import transformers
from transformers import T5Config
from transformers.models.t5.modeling_t5 import T5Attention


def tensor(t):
    kind = "float32" if t.is_floating_point() else "int64"
    data = [float(f"{v:.9g}") for v in t.reshape(-1).tolist()] if kind == "float32" else t.reshape(-1).tolist()
    return {"shape": list(t.shape), "dtype": kind, "data": data}


def buckets(id, causal, count, maximum):
    offsets = torch.arange(-300, 301)
    found = T5Attention._relative_position_bucket(
        offsets, bidirectional=not causal, num_buckets=count, max_distance=maximum)
    return {"id": id, "about": "the buckets of offsets -300 to 300", "seed": None,
            "params": {"causal": causal, "buckets": count, "maximum": maximum},
            "inputs": {"offsets": tensor(offsets)}, "outputs": {"buckets": tensor(found)}}


def bias(causal):
    torch.manual_seed(123)
    config = T5Config(d_model=8, d_kv=4, num_heads=2, is_decoder=causal)
    attention = T5Attention(config, has_relative_attention_bias=True)
    table = torch.randn(32, 2)
    with torch.no_grad():
        attention.relative_attention_bias.weight.copy_(table)
        found = attention.compute_bias(20, 20)[0]
    return {"id": f"bias-{'decoder' if causal else 'encoder'}", "about": "compute_bias for 20 tokens", "seed": 123,
            "params": {"causal": causal}, "inputs": {"table": tensor(table)}, "outputs": {"bias": tensor(found)}}


entries = [buckets("decoder", True, 32, 128), buckets("encoder", False, 32, 128), buckets("small", True, 8, 20),
           bias(True), bias(False)]
here = pathlib.Path(__file__).parent
head = json.dumps({"torch": torch.__version__.split("+")[0], "transformers": transformers.__version__})
lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
(here / "relative.json").write_text(head[:-1] + ', "entries": [\n' + lines + "\n]}\n")
