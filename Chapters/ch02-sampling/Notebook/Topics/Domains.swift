import Notebooks
import SamplingKernels
import SamplingTopics
import Tensors

/// Texts of other fields and of other years than a model has read.
func otherDomains(_ notebook: Notebook) {
  domains(notebook)
  years(notebook)
}

private func domains(_ notebook: Notebook) {
  notebook.cell(
    "Diversity: a model of one field reads another, simulated",
    """
    Sentences of three fields, from patterns: physics, law and medicine, \
    in place of arXiv, court records and PubMed. A model learns each field \
    and reads new sentences of all.
    """)
  notebook.ask("Where in this table are the smallest numbers?")
  let fields = DomainTexts.all
  let generator = RandomGenerator(seed: 5)
  let models = fields.map { field in
    ByteModel(of: [field.text(sentences: 200, generator: generator)])
  }
  let unseen = fields.map { $0.text(sentences: 100, generator: generator) }
  let values = models.map { model in unseen.map(model.perplexity) }
  notebook.plot(
    HeatMap(
      "perplexity per byte: rows learnt, columns read",
      rows: fields.map(\.name), columns: fields.map(\.name), values: values)
  )
  notebook.claim(
    "each field is read best by its own model",
    fields.indices.allSatisfy { column in
      values.indices.allSatisfy {
        values[column][column] <= values[$0][column]
      }
    })
  notebook.answer(
    """
    On the diagonal. Real fields share most of their words, so the gaps \
    are far smaller there than between these patterns.
    """)
}

private func years(_ notebook: Notebook) {
  notebook.cell(
    "Diversity: an old model reads new texts, simulated",
    """
    A model learns notes of 2020. Each year, one note in eight more is \
    about things that had no name then. A date filter keeps the notes of a \
    period; without dates, the fall in quality would be hard to explain.
    """)
  let generator = RandomGenerator(seed: 6)
  let notes = (2020...2026).flatMap {
    DomainTexts.notes(of: $0, count: 300, generator: generator)
  }
  func texts(from first: String, before end: String) -> [String] {
    notes.filter { first <= $0.date && $0.date < end }.map(\.text)
  }
  let old = ByteModel(of: texts(from: "2020-01", before: "2020-07"))
  let years = Array(2020...2026)
  let values = years.map { year in
    let unseen = texts(from: "\(year)-07", before: "\(year + 1)")
    return old.perplexity(of: unseen.joined(separator: "\n"))
  }
  let fresh = ByteModel(of: texts(from: "2020-01", before: "2026-07"))
  let last = texts(from: "2026-07", before: "2027").joined(separator: "\n")
  notebook.plot(
    LinePlot(
      "perplexity of a model of 2020", xLabel: "second half of the year",
      series: [
        .init("model of 2020", x: years.map { Double($0) }, y: values)
      ]))
  notebook.show("2026, read by the model of 2020", values[6].decimals(2))
  notebook.show(
    "2026, read by a model of all years",
    fresh.perplexity(of: last).decimals(2))
  let inPeriods = years.map {
    texts(from: "\($0)", before: "\($0 + 1)").count
  }
  notebook.claim(
    "each note is in exactly one year",
    inPeriods.reduce(0, +) == notes.count)
  notebook.remark(
    """
    How fast real language changes is not shown: here the rate is set by us.
    """)
}
