"""Outputs of torch's encoder and decoder layers of 2017, for the topic "translation"."""
import json
import pathlib

import torch

VERSIONS = {}
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


def case(id, kind, seed):
    torch.manual_seed(seed)
    layer = kind(8, 2, dim_feedforward=16, dropout=0.0, batch_first=True)
    for p in layer.parameters():
        torch.nn.init.normal_(p, std=0.4)
    layer.eval()
    x, memory = torch.randn(2, 4, 8), torch.randn(2, 5, 8)
    if kind is torch.nn.TransformerEncoderLayer:
        y = layer(x)
    else:
        future = torch.nn.Transformer.generate_square_subsequent_mask(4)
        y = layer(x, memory, tgt_mask=future, tgt_is_causal=True)
    return entry(id, f"torch.nn.{kind.__name__}, norms after each part", seed, {},
                 {"x": x, "memory": memory, **dict(layer.named_parameters())}, {"y": y})


write([case("encoder", torch.nn.TransformerEncoderLayer, 1),
       case("decoder", torch.nn.TransformerDecoderLayer, 2)])
