/// What the notes, the slide deck, the blog post and the book's bonus material name, each technique with the
/// chapters where it belongs, the documents, and the name under which it is listed.
let namedByTheDocuments = """
  1|ch02|deck blog|web crawling, Common Crawl, custom scraper
  2|ch02|deck blog|books: Gutenberg
  3|ch02|deck|data hubs: HuggingFace, Kaggle
  4|ch02|deck blog|news APIs, blogs; social media
  5|ch02|deck|domain data: arXiv, legal/government, PubMed
  6|ch02|deck blog|volume (terabytes)
  7|ch02|deck|diversity (languages, domains, dialects)
  8|ch02|deck|quality: spam/low quality removal
  9|ch02|deck|reliability/source ranking
  10|ch02|deck|copyright/licence
  11|ch02|deck|privacy / anonymised fair usage
  12|ch02 ch07.2|deck|bias
  13|ch02|deck|storage & scalable processing
  14|ch02|deck notes|deduplication
  15|ch02|deck|file formats HTML/PDF/TXT/CSV
  16|ch01|deck|encodings: UTF-8, ASCII
  17|ch02|deck|data relevance/freshness
  18|ch02|deck|legal & ethics
  19|ch02|deck blog|HTML tag removal
  20|ch01|deck|stop-word removal
  21|ch01|deck blog|special characters and punctuation
  22|ch01|deck blog|standardising, lower-casing
  23|ch02|deck|dedup of content
  24|ch01|deck|vocabulary size
  25|ch01|deck|out-of-vocabulary words
  26|ch01|deck notes|special tokens: [PAD] [UNK] [CLS] [SEP]
  27|ch01|deck|word tokenisation
  28|ch01|deck notes|subword tokenisation: BPE, WordPiece, Unigram
  29|ch01|deck|character and byte tokenisation
  30|ch01|deck|balancing vocabulary size and informativeness
  31|ch01|deck|pretrained tokenizers: NLTK, spaCy, Hugging Face
  32|ch01|deck|custom tokenizer
  33|ch01|deck|tokens to ids
  34|ch02|deck|sentence and document boundaries
  35|ch02 ch07.1|deck|padding, truncation, attention mask
  36|ch01|deck|parallel encoding
  37|ch07.1|deck|synonyms
  38|ch07.1|deck|back-translation
  39|ch07.1|deck|random insertion and deletion
  40|ch07.2|deck|generated data
  41|ch07.1|deck|effect of augmentation
  42|ch00 ch06|deck|n-gram language models
  43|ch06|deck|neural language model of Bengio
  44|ch05|deck blog|RNN
  45|ch05|blog|LSTM
  46|ch05|blog|CNN
  47|ch05|deck blog|Transformer 2017, parallel over positions
  48|ch05|deck|Llama 2
  49|ch05|deck|Mistral
  50|ch04|deck|long-range dependencies
  51|ch05|deck|efficient processing, scalability to billions
  52|ch03|deck blog|embeddings: dense vectors, cat, dog, apple, banana
  53|ch03|deck|positional encodings
  54|ch03|deck notes|absolute positions
  55|ch03|deck notes|relative positions
  56|ch03|deck notes|RoPE
  57|ch03|deck|ALiBi
  58|ch03|deck|mixture of positional methods
  59|ch03|notes|Position Interpolation, YaRN
  60|ch04|deck|multi-head attention
  61|ch04|deck|multi-query attention
  62|ch04|deck|grouped-query attention
  63|ch04|deck|sliding-window attention
  64|ch04|deck|disentangled attention (DeBERTa)
  65|ch05|deck|GLU, GeGLU, SwiGLU
  66|ch05|deck|mixture of experts in place of the feed-forward network
  67|ch05|deck|layer norm, pre-norm and post-norm, RMSNorm
  68|ch05|deck|depth scaling
  69|ch05|deck|width scaling
  70|ch05 ch06|deck|scaling law, size and compute trade-off
  71|ch04|deck|Longformer
  72|ch04|deck|BigBird
  73|ch05|deck|parameter sharing across layers (ALBERT)
  74|ch05|deck|mixture of experts for scaling
  75|ch05|notes|weight tying
  76|ch04 ch05|book|multi-head latent attention (MLA)
  77|ch06|deck blog|masked language modelling
  78|ch06|deck blog|next-sentence prediction
  79|ch06|deck blog|causal language modelling
  80|ch06|blog|probability of a sentence
  81|ch07.2|deck blog|zero-shot
  82|ch07.2|deck blog|few-shot
  83|ch06|blog|prompt
  84|ch06|deck|token-wise cross-entropy
  85|ch00|blog|SGD, gradient descent
  86|ch06|deck|Adam
  87|ch06|deck|AdamW
  88|ch06|deck notes|warm-up
  89|ch06|deck|decay
  90|ch00 ch06|deck|training loop
  91|ch02|deck|data sets and loaders
  92|ch02 ch07.1|deck|padding and attention masks in batches
  93|ch06|deck blog|loss aggregation
  94|ch00|deck blog|backpropagation, automatic differentiation
  95|ch06|deck notes|gradient clipping
  96|ch05 ch06|blog deck|initialisation
  97|ch06|blog|repeating data
  98|ch06|deck|hardware
  99|ch06|deck|InfiniBand and NVLink
  100|ch00|deck|PyTorch, TensorFlow
  101|ch06|deck|ZeRO
  102|ch06|deck|tensor parallelism
  103|ch06|deck|data parallelism
  104|ch06|deck|experiment tracking
  105|ch06|deck|cloud or own machines
  106|ch06|deck blog|tracking the losses
  107|ch06|deck|perplexity
  108|ch06|deck|tracking the learning rate
  109|ch06|deck|gradient norms
  110|ch06|deck|moving average of the loss
  111|ch00|deck|gradient checking
  112|ch07.1|deck|layer-wise relevance propagation
  113|ch04|deck|attention visualisation
  114|ch06|deck|gradient accumulation
  115|ch06|deck|mixed precision
  116|ch05 ch06|deck|careful initialisation
  117|ch06|deck|instability
  118|ch06|deck|saving weights and optimizer
  119|ch06|deck|checkpoint frequency
  120|ch06|deck|sharded checkpoints
  121|ch06|deck|compressed checkpoints
  122|ch06|deck|resuming
  123|ch06|deck|reproducibility
  124|ch07.2|deck|ways to evaluate
  125|ch07.2|deck|a model as the judge
  126|ch07.2|deck|direct assessment
  127|ch07.2|deck|comparison of pairs
  128|ch07.2|deck|error analysis
  129|ch07.2|deck|regular expressions and schemas
  130|ch07.2|deck|benchmarks
  131|ch07.2|deck|exact match and F1
  132|ch07.2|deck|ROUGE
  133|ch07.2|deck|BLEU
  134|ch07.2|deck|METEOR
  135|ch07.2|deck|chrF
  136|ch07.1|deck|named entities
  137|ch06|deck|limits of perplexity
  138|ch06|deck|overfitting
  139|ch07.2|deck notes|GLUE
  140|ch07.2|deck notes|SQuAD
  141|ch06|deck|LAMBADA
  142|ch07.2|deck|XTREME
  143|ch07.2|deck notes|BIG-bench
  144|ch07.2|deck notes|HELM
  145|ch07.2|deck|WinoBias and CrowS-Pairs
  146|ch07.1|deck|demographic fairness
  147|ch06|deck notes|memorisation
  148|ch07.2|deck notes|prompt injection
  149|ch07.2|deck|TruthfulQA
  150|ch07.1|deck|iterative improvement
  151|ch06|deck|hyper-parameter search
  152|ch06|deck|continuous evaluation
  153|ch07.1|deck blog|fine-tuning against training from scratch
  154|ch07.1|deck|sentiment
  155|ch07.1|deck|IMDb and SST
  156|ch07.1|deck|cleaning
  157|ch07.1|deck|over- and undersampling
  158|ch07.1|deck|SMOTE
  159|ch07.1|deck|stratified splits
  160|ch07.1|deck|classification head
  161|ch07.1|deck|pooling
  162|ch07.1|deck|freezing
  163|ch07.1|deck|gradual unfreezing
  164|ch07.1|deck blog|a lower learning rate
  165|ch07.1|deck|rates by layer
  166|ch07.1|deck|batch size and epochs by validation
  167|ch07.1|deck|cross-entropy of two and of many classes
  168|ch07.1|deck|focal loss
  169|ch07.1|deck|class weights
  170|ch07.1|deck blog|early stopping
  171|ch07.1|deck|mixed precision in fine-tuning
  172|ch07.1|deck|distillation
  173|ch07.1|deck|precision, recall and F1
  174|ch07.1|deck|confusion matrix
  175|ch07.1|deck|k-fold cross-validation
  176|ch07.1|deck|stratified sampling
  177|ch07.1|deck|misclassified examples
  178|ch07.1|deck|attention of a classifier
  179|ch07.2|blog|supervised fine-tuning
  180|ch07.2|blog notes|RLHF
  181|ch07.2|notes book|DPO, ORPO, KTO and SimPO
  182|ch07.0|blog|parameter-efficient fine-tuning
  183|ch07.0|blog notes|LoRA
  184|ch07.0|blog|P-tuning
  185|ch07.0|notes|QLoRA
  186|ch07.1|deck blog|catastrophic forgetting
  187|ch06 ch07.2|blog|updating knowledge
  188|ch07.1|blog|incremental learning
  189|ch00|blog|unsupervised, supervised, self-supervised
  190|ch07.2|blog|people in the loop
  191|ch05 ch07.1|deck|pruning
  192|ch05 ch06|deck|quantisation
  193|ch07.1|deck|distillation for deployment
  194|ch05|deck|latency, throughput
  195|ch05|deck|TensorRT, ONNX Runtime
  196|ch07.2|deck|serving
  197|ch07.2|deck|batch or real time
  198|ch07.2|deck|logging
  199|ch07.1|deck|concept drift
  200|ch07.1|deck|A/B testing
  201|ch07.1|deck|continuous updates
  202|ch06|deck|energy
  203|ch06|deck|efficient training
  204|ch07.1|deck|mitigating bias
  205|ch04 ch07.1|deck|interpretability
  206|ch07.2|deck|hallucination
  207|ch07.1|deck|continual learning
  208|ch07.2|deck|trends of few-shot learning
  209|ch07.2|deck|safeguards
  210|llm-training|deck|the whole pipeline
  211|ch00|blog|LLM applications figure, how large is large
  212|ch06|blog|a distribution over text
  """
