"""Outputs and balance loss of transformers' Mixtral, for the topic "mixture"."""
import json
import pathlib

import torch

import transformers
from transformers.models.mixtral.modeling_mixtral import (
    MixtralConfig, MixtralSparseMoeBlock, load_balancing_loss_func)

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


def case(id, tokens, experts, chosen, seed):
    torch.manual_seed(seed)
    block = MixtralSparseMoeBlock(MixtralConfig(
        hidden_size=4, intermediate_size=6, num_local_experts=experts, num_experts_per_tok=chosen,
        router_jitter_noise=0.0))
    for p in block.parameters():
        torch.nn.init.normal_(p, std=0.5)
    block.eval()
    x = torch.randn(2, tokens, 4)
    logits = torch.nn.functional.linear(x.reshape(-1, 4), block.gate.weight)
    y = block(x)
    gate_up = block.experts.gate_up_proj
    return entry(id, "MixtralSparseMoeBlock and load_balancing_loss_func", seed,
                 {"experts": experts, "chosen": chosen},
                 {"x": x, "router": block.gate.weight, "gate": gate_up[:, :6], "up": gate_up[:, 6:],
                  "down": block.experts.down_proj},
                 {"y": y, "balance": load_balancing_loss_func((logits,), experts, chosen)})


write([case("two-of-four", 5, 4, 2, 1), case("one-of-three", 4, 3, 1, 2), case("all", 3, 2, 2, 3),
       case("single", 2, 1, 1, 4)])
