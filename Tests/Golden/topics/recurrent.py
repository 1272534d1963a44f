"""States and gradients of torch.nn.RNN and torch.nn.LSTM, for the topic "recurrent"."""
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


def case(id, kind, batch, tokens, inputs, width, seed):
    torch.manual_seed(seed)
    layer = kind(inputs, width, batch_first=True)
    x = torch.randn(batch, tokens, inputs, requires_grad=True)
    states, _ = layer(x)
    (states * states).sum().backward()
    weights = {n.removesuffix("_l0"): p for n, p in layer.named_parameters()}
    gradients = {"gradient_" + n: p.grad for n, p in weights.items()}
    return entry(id, f"torch.nn.{kind.__name__}, one layer; gradients of the sum of squared states", seed,
                 {"kind": kind.__name__}, {"x": x, **weights},
                 {"states": states, "gradient_x": x.grad, **gradients})


write([case("rnn", torch.nn.RNN, 2, 5, 3, 4, 1), case("rnn-one", torch.nn.RNN, 1, 1, 1, 1, 2),
       case("lstm", torch.nn.LSTM, 2, 5, 3, 4, 3), case("lstm-one", torch.nn.LSTM, 1, 1, 1, 1, 4)])
