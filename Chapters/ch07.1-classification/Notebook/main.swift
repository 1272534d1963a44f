// Chapter 7.1: how a model that continues texts learns to sort them.

import Notebooks

Chapter(
  "ch07.1-classification", title: "Fine-tuning for classification", book: "chapter 6",
  notes: "7.1. Fine-Tuning for Classification"
)
.run { notebook in
}
