"""Makes latent.json: the latent attention of DeepSeek-V3 in transformers, with the norm of the latent taken out.

Run as: python latent.py > latent.json
"""

import json

import torch
import transformers
from transformers import DeepseekV3Config
from transformers.models.deepseek_v3.modeling_deepseek_v3 import DeepseekV3Attention, DeepseekV3RotaryEmbedding

TOKENS, HEADS, SIZE, LATENT, ROTATED = 9, 3, 4, 5, 4
WIDTH = HEADS * SIZE


def tensor(x):
    return {"shape": list(x.shape), "dtype": "float32",
            "data": [float(f"{v:.9g}") for v in x.detach().flatten().tolist()]}


torch.manual_seed(7)
config = DeepseekV3Config(
    hidden_size=WIDTH, num_attention_heads=HEADS, num_key_value_heads=HEADS, q_lora_rank=None, kv_lora_rank=LATENT,
    qk_nope_head_dim=SIZE, qk_rope_head_dim=ROTATED, v_head_dim=SIZE, attention_bias=False,
    max_position_embeddings=64)
config._attn_implementation = "eager"
layer = DeepseekV3Attention(config, layer_idx=0).eval()
layer.kv_a_layernorm = torch.nn.Identity()
x = torch.randn(2, TOKENS, WIDTH)
cos_sin = DeepseekV3RotaryEmbedding(config)(x, torch.arange(TOKENS)[None])
mask = torch.full((TOKENS, TOKENS), float("-inf")).triu(1)[None, None]
out, _ = layer(x, position_embeddings=cos_sin, attention_mask=mask)
down = layer.kv_a_proj_with_mqa.weight
up = layer.kv_b_proj.weight.view(HEADS, 2 * SIZE, LATENT)
inputs = {
    "x": x, "query.weight": layer.q_proj.weight, "compress.weight": down[:LATENT], "rotatedKey.weight": down[LATENT:],
    "key.weight": up[:, :SIZE].reshape(WIDTH, LATENT), "value.weight": up[:, SIZE:].reshape(WIDTH, LATENT),
    "output.weight": layer.o_proj.weight}
entry = {
    "id": "deepseek-v3", "about": "DeepseekV3Attention with RoPE of neighbouring pairs, base 10000",
    "source": f"transformers {transformers.__version__}", "seed": None,
    "params": {"heads": HEADS, "latent": LATENT, "rotated": ROTATED},
    "inputs": {name: tensor(value) for name, value in inputs.items()}, "outputs": {"out": tensor(out)}}
version = torch.__version__.split("+")[0]
print(f'{{"file": "latent.json", "torch": "{version}", "entries": [\n{json.dumps(entry)}\n]}}')
