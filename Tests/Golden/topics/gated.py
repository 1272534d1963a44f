"""Outputs of transformers' LlamaMLP and of torch's GLU, for the topic "gated"."""
import json
import pathlib

import torch

import transformers
from transformers.models.llama.modeling_llama import LlamaConfig, LlamaMLP

VERSIONS = {"transformers": transformers.__version__}
def tensor(x):
    kind = "int64" if x.dtype == torch.int64 else "float32"
    return {"shape": list(x.shape), "dtype": kind, "data": x.detach().flatten().tolist()}


def entry(id, about, seed, params, inputs, outputs):
    return {"id": id, "about": about, "seed": seed, "params": params,
            "inputs": {k: tensor(v) for k, v in inputs.items()},
            "outputs": {k: tensor(v) for k, v in outputs.items()}}


def write(entries):
    """Writes one entry a line, beside this script, under its name."""
    path = pathlib.Path(__file__).with_suffix(".json")
    head = {"file": "topics/" + path.name, "torch": torch.__version__.split("+")[0], **VERSIONS}
    lines = ",\n".join(json.dumps(e) for e in entries)
    path.write_text(json.dumps(head)[:-1] + ', "entries": [\n' + lines + "\n]}\n")


def case(id, act, seed):
    torch.manual_seed(seed)
    mlp = LlamaMLP(LlamaConfig(hidden_size=6, intermediate_size=10, num_attention_heads=2, hidden_act=act))
    x = torch.randn(2, 3, 6)
    return entry(id, f"LlamaMLP with {act}", seed, {"function": id},
                 {"x": x, **{n.removesuffix("_proj.weight"): p for n, p in mlp.named_parameters()}},
                 {"y": mlp(x)})


write([case("SwiGLU", "silu", 1), case("GeGLU", "gelu_pytorch_tanh", 2), case("GLU", "sigmoid", 3)])
