"""Makes grouped.json: attention layers of transformers with few key heads, rotated, with a window.

Run as: python grouped.py > grouped.json
"""

import json

import torch
import transformers
from transformers import LlamaConfig, MistralConfig
from transformers.models.llama.modeling_llama import LlamaAttention, LlamaRotaryEmbedding
from transformers.models.mistral.modeling_mistral import MistralAttention, MistralRotaryEmbedding

TOKENS, WIDTH, HEADS = 9, 16, 4


def tensor(x):
    return {"shape": list(x.shape), "dtype": "float32", "data": [float(f"{v:.9g}") for v in x.detach().flatten().tolist()]}


def entry(name, config_class, attention_class, rotary_class, key_heads, window):
    torch.manual_seed(7)
    extra = {"sliding_window": window} if window else {}
    config = config_class(
        hidden_size=WIDTH, num_attention_heads=HEADS, num_key_value_heads=key_heads, attention_bias=False,
        max_position_embeddings=64, **extra)
    config._attn_implementation = "eager"
    layer = attention_class(config, layer_idx=0).eval()
    x = torch.randn(2, TOKENS, WIDTH)
    cos_sin = rotary_class(config)(x, torch.arange(TOKENS)[None])
    distance = torch.arange(TOKENS)[:, None] - torch.arange(TOKENS)[None]
    hidden = (distance < 0) | (distance >= (window or TOKENS))
    mask = torch.zeros(TOKENS, TOKENS).masked_fill(hidden, float("-inf"))[None, None]
    x.requires_grad_(True)
    out, _ = layer(x, position_embeddings=cos_sin, attention_mask=mask)
    w = torch.randn_like(out)
    (out * w).sum().backward()
    names = {"q_proj": "query", "k_proj": "key", "v_proj": "value", "o_proj": "output"}
    inputs = {"x": tensor(x), "w": tensor(w)}
    outputs = {"out": tensor(out), "grad.x": tensor(x.grad)}
    for theirs, ours in names.items():
        weight = getattr(layer, theirs).weight
        inputs[f"{ours}.weight"] = tensor(weight)
        outputs[f"grad.{ours}.weight"] = tensor(weight.grad)
    return {
        "id": name, "about": f"{attention_class.__name__} with RoPE, base 10000, halves of a head in pairs",
        "source": f"transformers {transformers.__version__}", "seed": None,
        "params": {"heads": HEADS, "key_heads": key_heads, "window": window or 0},
        "inputs": inputs, "outputs": outputs}


entries = [
    entry("llama-multi-query", LlamaConfig, LlamaAttention, LlamaRotaryEmbedding, 1, None),
    entry("llama-grouped", LlamaConfig, LlamaAttention, LlamaRotaryEmbedding, 2, None),
    entry("mistral-window", MistralConfig, MistralAttention, MistralRotaryEmbedding, 2, 3),
]
lines = ",\n".join(json.dumps(e) for e in entries)
version = torch.__version__.split("+")[0]
print(f'{{"file": "grouped.json", "torch": "{version}", "entries": [\n{lines}\n]}}')
