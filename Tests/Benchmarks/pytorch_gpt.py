"""The book's GPT in PyTorch, timed as `llm-training bench` times ours.

Prints one JSON object per benchmark. Usage: python pytorch_gpt.py [tiny] [small] [generation] [book]
"""

import json
import resource
import subprocess
import sys
import time

import torch
from torch import nn

SIZES = {
    "tiny": dict(vocabulary=512, context=64, width=96, heads=4, layers=3, batch=8, steps=100),
    "small": dict(vocabulary=2048, context=128, width=192, heads=6, layers=6, batch=8, steps=20),
    "book": dict(vocabulary=50257, context=256, width=768, heads=12, layers=12, batch=2, steps=6),
}
GENERATION = dict(vocabulary=50257, context=1024, width=768, heads=12, layers=12)
GENERATED_TOKENS = 32
DROPOUT = 0.1


class LayerNorm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(width))
        self.shift = nn.Parameter(torch.zeros(width))

    def forward(self, x):
        mean = x.mean(-1, keepdim=True)
        variance = x.var(-1, keepdim=True, unbiased=False)
        return self.scale * (x - mean) / torch.sqrt(variance + 1e-5) + self.shift


class GELU(nn.Module):
    def forward(self, x):
        inner = (2 / torch.pi) ** 0.5 * (x + 0.044715 * x**3)
        return 0.5 * x * (1 + torch.tanh(inner))


class Attention(nn.Module):
    def __init__(self, width, context, heads):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width, bias=False)
        self.key = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width, bias=False)
        self.output = nn.Linear(width, width)
        self.dropout = nn.Dropout(DROPOUT)
        self.register_buffer("mask", torch.ones(context, context).triu(1).bool())

    def forward(self, x, cache=None):
        batch, tokens, width = x.shape
        split = lambda y: y.view(batch, tokens, self.heads, -1).transpose(1, 2)
        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if cache is not None:
            if self in cache:
                key = torch.cat((cache[self][0], key), dim=2)
                value = torch.cat((cache[self][1], value), dim=2)
            cache[self] = (key, value)
        total = key.shape[2]
        scores = query @ key.transpose(2, 3)
        scores.masked_fill_(self.mask[total - tokens : total, :total], -torch.inf)
        weights = torch.softmax(scores / key.shape[-1] ** 0.5, dim=-1)
        context = (self.dropout(weights) @ value).transpose(1, 2)
        return self.output(context.reshape(batch, tokens, width))


class Block(nn.Module):
    def __init__(self, width, context, heads):
        super().__init__()
        self.attention = Attention(width, context, heads)
        self.feed_forward = nn.Sequential(
            nn.Linear(width, 4 * width), GELU(), nn.Linear(4 * width, width)
        )
        self.first_norm = LayerNorm(width)
        self.second_norm = LayerNorm(width)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x, cache=None):
        x = x + self.dropout(self.attention(self.first_norm(x), cache))
        return x + self.dropout(self.feed_forward(self.second_norm(x)))


class GPT(nn.Module):
    def __init__(self, vocabulary, context, width, heads, layers):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(context, width)
        self.dropout = nn.Dropout(DROPOUT)
        self.blocks = nn.ModuleList(Block(width, context, heads) for _ in range(layers))
        self.norm = LayerNorm(width)
        self.head = nn.Linear(width, vocabulary, bias=False)

    def forward(self, ids):
        return self.head(self.norm(self.hidden(ids)))

    def hidden(self, ids, start=0, cache=None):
        x = self.tokens(ids) + self.positions(torch.arange(start, start + ids.shape[1]))
        x = self.dropout(x)
        for block in self.blocks:
            x = block(x, cache)
        return x


def training(vocabulary, context, width, heads, layers, batch, steps):
    model = GPT(vocabulary, context, width, heads, layers)
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-4, weight_decay=0.1)
    ids = torch.randint(0, vocabulary, (batch, context + 1))
    inputs, targets = ids[:, :-1], ids[:, 1:]
    seconds = []
    for _ in range(steps):
        start = time.perf_counter()
        optimizer.zero_grad()
        logits = model(inputs)
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten())
        loss.backward()
        optimizer.step()
        loss.item()
        seconds.append(time.perf_counter() - start)
    return seconds, batch * context


def generation():
    model = GPT(**GENERATION).eval()
    ids = torch.randint(0, GENERATION["vocabulary"], (1, 4))
    seconds = []
    cache, read = {}, 0
    with torch.no_grad():
        for _ in range(GENERATED_TOKENS):
            start = time.perf_counter()
            last = model.hidden(ids[:, read:], read, cache)[:, -1]
            read = ids.shape[1]
            ids = torch.cat((ids, model.head(model.norm(last)).argmax(-1, keepdim=True)), dim=1)
            seconds.append(time.perf_counter() - start)
    return seconds, 1


def run(name):
    torch.manual_seed(123)
    seconds, tokens = generation() if name == "generation" else training(**SIZES[name])
    # The first steps also get memory from the system, so they are left out of the median.
    middle = sorted(seconds[max(1, len(seconds) // 5) :])
    median = middle[len(middle) // 2]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            dict(
                name=name,
                steps=len(seconds),
                secondsPerStep=median,
                tokensPerSecond=tokens / median,
                peakMegabytes=peak,
                threads=torch.get_num_threads(),
                version="PyTorch " + torch.__version__,
            )
        )
    )


if __name__ == "__main__":
    names = sys.argv[1:] or ["tiny", "small", "generation", "book"]
    if len(names) == 1:
        run(names[0])
    else:
        # One process per benchmark, so that peak memory is measured separately.
        for name in names:
            subprocess.run([sys.executable, __file__, name], check=True)
