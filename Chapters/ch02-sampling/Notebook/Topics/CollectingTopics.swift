import Notebooks

/// How a corpus is collected, cleaned and described.
func collectingTopics(_ notebook: Notebook) throws {
  try notebook.topic(
    "duplicates", "Duplicates, exact and near",
    names: ["deduplication", "dedup of content"], in: [.deck, .notes],
    seconds: 4
  ) { try duplicates(notebook) }
  try notebook.topic(
    "html", "From HTML to text", names: ["HTML tag removal"],
    in: [.deck, .blog], seconds: 0
  ) { try html(notebook) }
  try notebook.topic(
    "crawling", "A little web, crawled, simulated",
    names: ["web crawling, Common Crawl, custom scraper"],
    in: [.deck, .blog], seconds: 0
  ) { try crawling(notebook) }
  try notebook.topic(
    "formats", "Books, feeds and files of data hubs",
    names: [
      "books: Gutenberg", "data hubs: HuggingFace, Kaggle",
      "news APIs, blogs; social media", "file formats HTML/PDF/TXT/CSV",
    ], in: [.deck, .blog], seconds: 0
  ) { try formats(notebook) }
  try notebook.topic(
    "quality", "Good texts and rubbish",
    names: ["quality: spam/low quality removal"], in: [.deck], seconds: 3
  ) { try quality(notebook) }
  try notebook.topic(
    "sources", "Sources by reliability",
    names: ["reliability/source ranking"], in: [.deck], seconds: 0
  ) { sources(notebook) }
  try notebook.topic(
    "personal", "Personal data removed",
    names: ["privacy / anonymised fair usage"], in: [.deck], seconds: 2
  ) { try personal(notebook) }
  try notebook.topic(
    "diversity", "Languages, domains and dates",
    names: [
      "domain data: arXiv, legal/government, PubMed",
      "diversity (languages, domains, dialects)",
      "data relevance/freshness",
    ], in: [.deck], seconds: 1
  ) { try diversity(notebook) }
  try notebook.topic(
    "bias", "Bias counted in a corpus", names: ["bias"], in: [.deck],
    seconds: 1
  ) { try bias(notebook) }
  try notebook.topic(
    "manifest", "A manifest: licences, versions, digests",
    names: ["copyright/licence", "legal & ethics"], in: [.deck], seconds: 0
  ) { try manifest(notebook) }
  try notebook.topic(
    "streaming", "Files larger than memory",
    names: ["storage & scalable processing"], in: [.deck], seconds: 3
  ) { try streaming(notebook) }
  try notebook.topic(
    "volume", "How much a terabyte is, calculated",
    names: ["volume (terabytes)"], in: [.deck, .blog], seconds: 1
  ) { try volume(notebook) }
}
