// Chapter 4: how a token collects what it needs from the others.

import Notebooks

Chapter(
  "ch04-attention", title: "Attention", book: "chapter 3",
  notes: "4. Attention Mechanisms"
).run { notebook in
  let inputs = oneQuery(notebook)
  allQueries(notebook, inputs)
  helloShinySun(notebook)
  trainableWeights(notebook, inputs)
  selfAttentionClasses(notebook, inputs)
  let weights = causalMask(notebook, inputs)
  dropoutOnWeights(notebook, weights)
  let batch = causalAttention(notebook, inputs)
  maskInTheModule(notebook, batch)
  let wrapper = headsSideBySide(notebook, batch)
  headsTogether(notebook, batch, wrapper)
  weightsOfEachHead(notebook, batch)
  implementations(notebook)
  summary(notebook, batch)
}
