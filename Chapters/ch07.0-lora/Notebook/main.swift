// Chapter 7.0: how a large model learns something new with few parameters.

import Notebooks

Chapter(
  "ch07.0-lora", title: "LoRA", book: "appendix E", notes: "7.0. LoRA Improvements in fine-tuning"
)
.run { notebook in
}
