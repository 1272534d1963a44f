# What PyTorch gives for the calls of the topic "frameworks", for Tests/ch00-conceptsTests/FrameworksTests.swift.
# Writes frameworks.json beside this file. Made with torch 2.15.0 on the CPU.
import json
import pathlib

import torch
import torch.nn.functional as F


def tensor(value):
    return {"shape": list(value.shape), "dtype": "float32", "data": value.detach().flatten().tolist()}


def entry(name, about, inputs, outputs):
    return {"id": name, "about": about, "seed": None, "params": {}, "inputs": inputs,
            "outputs": {key: tensor(value) for key, value in outputs.items()}}


torch.manual_seed(123)
drawn = torch.rand(2, 3)
entries = [entry("rand", "torch.manual_seed(123); torch.rand(2, 3)", {}, {"out": drawn})]

logits = torch.tensor([[2.0, -1.0, 0.5], [0.1, 0.2, 0.3]], requires_grad=True)
loss = F.cross_entropy(logits, torch.tensor([0, 2]))
loss.backward()
entries.append(entry("crossEntropy", "F.cross_entropy(logits, tensor([0, 2])), and its gradient",
                     {"logits": tensor(logits)}, {"out": loss, "gradient": logits.grad}))

x = torch.tensor([-2.0, -0.5, 0.0, 0.5, 2.0])
entries.append(entry("gelu", "F.gelu(x), and with approximate='tanh'", {"x": tensor(x)},
                     {"exact": F.gelu(x), "tanh": F.gelu(x, approximate="tanh")}))

small = torch.tensor([[0.01, 0.02, 0.03, 0.06]])
entries.append(entry("layerNorm", "F.layer_norm(x, (4,)) with the epsilons that three frameworks default to",
                     {"x": tensor(small)},
                     {name: F.layer_norm(small, (4,), eps=eps)
                      for name, eps in [("1e-5", 1e-5), ("1e-3", 1e-3), ("1e-6", 1e-6)]}))

p = torch.nn.Parameter(torch.tensor([1.0, -2.0]))
optimizer = torch.optim.AdamW([p], lr=0.1)
for _ in range(3):
    optimizer.zero_grad()
    (p ** 2).sum().backward()
    optimizer.step()
entries.append(entry("adamW", "three steps of AdamW, lr 0.1, on the sum of squares from (1, -2)", {}, {"out": p}))

lines = ",\n".join(json.dumps(entry) for entry in entries)
document = f'{{"file": "topics/frameworks.json", "torch": "{torch.__version__}", "entries": [\n{lines}\n]}}\n'
pathlib.Path(__file__).with_suffix(".json").write_text(document)
