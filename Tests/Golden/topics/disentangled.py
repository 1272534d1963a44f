"""Makes disentangled.json: the weights of DeBERTa's attention in transformers, for one head.

Run as: python disentangled.py > disentangled.json
"""

import json

import torch
import transformers
from transformers import DebertaV2Config
from transformers.models.deberta_v2.modeling_deberta_v2 import DisentangledSelfAttention

TOKENS, SIZE, REACH = 6, 8, 8


def tensor(x):
    return {"shape": list(x.shape), "dtype": "float32",
            "data": [float(f"{v:.9g}") for v in x.detach().flatten().tolist()]}


torch.manual_seed(7)
config = DebertaV2Config(
    hidden_size=SIZE, num_attention_heads=1, relative_attention=True, position_buckets=-1,
    max_relative_positions=REACH, pos_att_type=["c2p", "p2c"], share_att_key=False)
layer = DisentangledSelfAttention(config).eval()
x, distances = torch.randn(1, TOKENS, SIZE), torch.randn(2 * REACH, SIZE)
everything = torch.ones(1, 1, TOKENS, TOKENS)
_, weights = layer(x, everything, output_attentions=True, rel_embeddings=distances)
inputs = {
    "queries": layer.query_proj(x)[0], "keys": layer.key_proj(x)[0],
    "distance queries": layer.pos_query_proj(distances), "distance keys": layer.pos_key_proj(distances)}
entry = {
    "id": "deberta", "about": "all distances are within reach; softmax of the three terms",
    "source": f"transformers {transformers.__version__}", "seed": None, "params": {"size": SIZE},
    "inputs": {name: tensor(value) for name, value in inputs.items()},
    "outputs": {"weights": tensor(weights.view(TOKENS, TOKENS))}}
version = torch.__version__.split("+")[0]
print(f'{{"file": "disentangled.json", "torch": "{version}", "entries": [\n{json.dumps(entry)}\n]}}')
