"""Logits of transformers' Mistral with the weights of tiny-llama, for the topic "llama"."""
import json
import pathlib

import torch

import transformers

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


def case(window):
    folder = pathlib.Path(__file__).parent.parent / "tiny-llama"
    llama = transformers.LlamaForCausalLM.from_pretrained(folder)
    sizes = llama.config.to_dict()
    names = ["vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads",
             "num_key_value_heads", "head_dim", "max_position_embeddings", "rms_norm_eps", "rope_parameters"]
    config = transformers.MistralConfig(
        **{n: sizes[n] for n in names}, sliding_window=window, attn_implementation="eager")
    model = transformers.MistralForCausalLM(config)
    model.load_state_dict(llama.state_dict())
    model.eval()
    generator = torch.Generator().manual_seed(window)
    ids = torch.randint(0, sizes["vocab_size"], (2, 11), generator=generator)
    with torch.no_grad():
        logits = model(ids).logits
    return entry(f"mistral-window-{window}", "MistralForCausalLM with tiny-llama's weights", window,
                 {"window": window}, {"ids": ids}, {"logits": logits})


write([case(4), case(1), case(64)])
