"""Outputs of torch.nn.Conv1d on inputs padded on the left, for the topic "convolution"."""
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


def case(id, batch, tokens, inputs, outputs, kernel, dilation, seed):
    torch.manual_seed(seed)
    layer = torch.nn.Conv1d(inputs, outputs, kernel, dilation=dilation)
    x = torch.randn(batch, tokens, inputs)
    padded = torch.nn.functional.pad(x.transpose(1, 2), ((kernel - 1) * dilation, 0))
    y = layer(padded).transpose(1, 2).contiguous()
    return entry(id, "causal torch.nn.Conv1d; weight [outputs, inputs, kernel], the token itself last", seed,
                 {"kernel": kernel, "dilation": dilation},
                 {"x": x, "weight": layer.weight, "bias": layer.bias}, {"y": y})


write([case("kernel-3", 2, 7, 3, 4, 3, 1, 1), case("dilated", 1, 9, 2, 2, 2, 3, 2),
       case("longer-than-text", 1, 3, 2, 2, 3, 4, 3), case("kernel-1", 1, 4, 2, 3, 1, 1, 4)])
