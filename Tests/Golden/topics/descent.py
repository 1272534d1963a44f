# Paths of torch.optim's optimisers down f(p) = (x² + 10 y²) / 2, for Tests/ch00-conceptsTests/DescentTests.swift.
# Writes descent.json beside this file. Made with torch 2.15.0 on the CPU.
import json
import pathlib

import torch

CASES = [
    ("sgd", torch.optim.SGD, dict(lr=2 / 11)),
    ("momentum", torch.optim.SGD, dict(lr=0.1, momentum=0.3)),
    ("nesterov", torch.optim.SGD, dict(lr=0.05, momentum=0.8, nesterov=True)),
    ("adam", torch.optim.Adam, dict(lr=1.0)),
    ("adam-betas", torch.optim.Adam, dict(lr=0.3, betas=(0.5, 0.9))),
]
entries = []
for name, kind, settings in CASES:
    p = torch.nn.Parameter(torch.tensor([-9.0, 3.0]))
    optimizer = kind([p], **settings)
    path = [p.detach().clone()]
    for _ in range(25):
        optimizer.zero_grad()
        (0.5 * (p[0] ** 2 + 10 * p[1] ** 2)).backward()
        optimizer.step()
        path.append(p.detach().clone())
    path = torch.stack(path)
    entries.append({
        "id": name, "about": f"{kind.__name__} {settings}, 25 steps from (-9, 3)", "seed": None,
        "params": {}, "inputs": {},
        "outputs": {"path": {"shape": list(path.shape), "dtype": "float32", "data": path.flatten().tolist()}},
    })
lines = ",\n".join(json.dumps(entry) for entry in entries)
document = f'{{"file": "topics/descent.json", "torch": "{torch.__version__}", "entries": [\n{lines}\n]}}\n'
pathlib.Path(__file__).with_suffix(".json").write_text(document)
