/// What the documents name and the chapters do not show yet: title,
/// documents, and names.
let topicsToCome = """
  ch06-pretraining
  Filling in blanks, and is this the next sentence? | deck blog | masked language modelling; next-sentence prediction
  How likely is a sentence? | blog | probability of a sentence; a distribution over text
  Prompts | blog | prompt
  A window of embeddings, n-grams and the GPT in one table | deck | neural language model of Bengio; limits of perplexity
  AdamW step by step, and Muon | deck | Adam; AdamW
  Schedules of the learning rate | deck notes | warm-up; decay
  Initial weights: too small, right, too large | deck blog | initialisation; careful initialisation
  Gradient accumulation, and means over tokens or sequences | deck blog | gradient accumulation; loss aggregation
  Half precision, simulated | deck | mixed precision
  Many workers, simulated | deck | InfiniBand and NVLink; ZeRO; tensor parallelism; data parallelism
  What this machine can do | deck | hardware; energy; efficient training; cloud or own machines
  Following a run | deck blog | experiment tracking; tracking the losses; tracking the learning rate; gradient norms; moving average of the loss
  A run that blows up, and is set back | deck | instability
  How often to save, and in how many files | deck | checkpoint frequency; sharded checkpoints; compressed checkpoints
  The same run twice | deck | reproducibility
  Searching for settings | deck | hyper-parameter search
  An evaluation that fails when a model gets worse | deck | continuous evaluation
  The last word of a paragraph | deck | LAMBADA
  What a model has memorised | deck notes | memorisation
  Stopping when validation stops improving | blog | repeating data
  Continued pretraining | blog | updating knowledge
  ch07.0-lora
  Ways to train few parameters | blog | parameter-efficient fine-tuning; P-tuning
  Four bits and LoRA | notes | QLoRA
  ch07.1-classification
  Three kinds of sentiment | deck | sentiment; IMDb and SST; cleaning
  More data from the same data | deck | synonyms; back-translation; random insertion and deletion; effect of augmentation
  Rare classes | deck | over- and undersampling; SMOTE; cross-entropy of two and of many classes; focal loss; class weights
  Splits that keep the shares | deck | stratified splits; k-fold cross-validation; stratified sampling
  Which output to classify by | deck | pooling
  What to train, and how fast | deck blog | freezing; gradual unfreezing; a lower learning rate; rates by layer
  Half precision in fine-tuning, simulated | deck | mixed precision in fine-tuning
  When to stop | deck blog | batch size and epochs by validation; early stopping
  A small model learns from a large one | deck | distillation; distillation for deployment
  Scores | deck | precision, recall and F1; confusion matrix; misclassified examples
  What decided the answer? | deck | layer-wise relevance propagation; attention of a classifier
  Names in a text | deck | named entities
  The same quality for all groups | deck | demographic fairness; mitigating bias
  Forgetting | deck blog | catastrophic forgetting; incremental learning; continual learning
  After deployment | deck | concept drift; A/B testing; continuous updates
  The worst slice, again and again | deck | iterative improvement
  Fine-tune or start anew | deck blog | fine-tuning against training from scratch
  ch07.2-instruct
  Without examples, and with a few | deck blog | zero-shot; few-shot; trends of few-shot learning
  Scores of a text | deck | exact match and F1; ROUGE; BLEU; METEOR; chrF
  Checks by rule | deck notes | regular expressions and schemas; HELM
  Five ways to judge the same answers | deck | ways to evaluate; a model as the judge
  People as judges | deck blog | direct assessment; comparison of pairs; error analysis; people in the loop
  Benchmarks in small | deck notes | benchmarks; GLUE; SQuAD; XTREME; BIG-bench; TruthfulQA
  Bias in minimal pairs | deck | WinoBias and CrowS-Pairs
  Learning from preferences | notes blog book | RLHF; DPO, ORPO, KTO and SimPO
  Data from a larger model | deck | generated data
  Answers with sources | deck | hallucination
  Attacks and defences | deck notes | prompt injection; safeguards
  Answers as a service | deck | serving; batch or real time; logging
  llm-training
  The deck's road in one command | deck | the whole pipeline
  """
