"""Makes delta.json: the gated delta rule of Qwen3-Next in transformers, token by token and in chunks.

Run as: python delta.py > delta.json
"""

import json

import torch
import transformers
from transformers.models.qwen3_next.modeling_qwen3_next import (
    torch_chunk_gated_delta_rule, torch_recurrent_gated_delta_rule)


def tensor(x):
    return {"shape": list(x.shape), "dtype": "float32",
            "data": [float(f"{v:.9g}") for v in x.detach().flatten().tolist()]}


def entry(tokens, size, width):
    torch.manual_seed(tokens)
    q, k = torch.randn(2, tokens, 2, size), torch.randn(2, tokens, 2, size)
    k = k / k.norm(dim=-1, keepdim=True)
    v = torch.randn(2, tokens, 2, width)
    g, beta = -torch.rand(2, tokens, 2), torch.rand(2, tokens, 2)
    out, state = torch_recurrent_gated_delta_rule(q, k, v, g, beta, None, True)
    chunked, _ = torch_chunk_gated_delta_rule(q, k, v, g, beta, chunk_size=4, output_final_state=True)
    turned = {"queries": q, "keys": k, "values": v, "logarithm of decay": g, "strength": beta}
    return {
        "id": f"{tokens} tokens", "about": "axes 1 and 2 turned to [batch, heads, tokens, …]; queries are divided "
        f"by the root of their size; their own two forms differ by {(out - chunked).abs().max():.1e}",
        "source": f"transformers {transformers.__version__}", "seed": None, "params": {},
        "inputs": {name: tensor(x.transpose(1, 2).contiguous()) for name, x in turned.items()},
        "outputs": {"out": tensor(out.transpose(1, 2).contiguous()), "state": tensor(state)}}


lines = ",\n".join(json.dumps(entry(*sizes)) for sizes in [(1, 4, 4), (9, 4, 6)])
version = torch.__version__.split("+")[0]
print(f'{{"file": "delta.json", "torch": "{version}", "entries": [\n{lines}\n]}}')
