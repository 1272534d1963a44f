/// What the documents name and the chapters show in their own cells, since it
/// belongs to the book's code: title, documents, names, and the cell.
let shownInChapters = """
  ch01-tokenizing
  Words as tokens | deck | word tokenisation | 2.2 Split at all common punctuation
  Characters, bytes and pieces of words | deck notes | subword tokenisation; character tokenisation | 2.5 Notes: five methods
  A tokenizer of one's own | deck | custom tokenizer; tokens to ids | 2.3 From text to ids
  ch02-sampling
  Batches of windows | deck | data sets and loaders | 2.6 A data set of windows
  ch04-attention
  Several heads at once | deck | multi-head attention | 3.6.2 MultiHeadAttention
  ch06-pretraining
  The next token as the task | deck blog | causal language modelling | 5.1.2 Inputs and targets
  The loss of each token | deck | token-wise cross-entropy | 5.1.2 Their mean
  The loop in five steps | deck | training loop | 5.2 Training
  Gradient clipping | deck notes | gradient clipping | D.3 Gradient clipping
  Perplexity | deck | perplexity | 5.1.2 Perplexity
  Overfitting in the curves | deck | overfitting | 5.2 Where the two losses part
  Checkpoints | deck | saving weights and optimizer; resuming | 5.4 Resuming a run
  ch07.0-lora
  Low-rank adaptation | blog notes | LoRA | E.4 LinearWithLoRA
  ch07.1-classification
  A head for classes | deck | classification head | 6.5 A new head
  ch07.2-instruct
  Supervised fine-tuning | blog | supervised fine-tuning | 7.6 Training
  """
