// The book's chapter 3: how a token collects what it needs from the others.

import Exercises
import Notebooks
import SelfAttentionJudge
import SelfAttentionMine

let submission = Submission(selfAttentionCourse, work: .mine)
let milestone = Milestone("Your attention copies a sequence") { bench in
  let work = try bench.work(
    of: submission, needing: ["multi-head attention"])
  return try copiesSequence(with: work.multiHeadAttention) { print($0) }
}
ExerciseProgram(submission, milestone: milestone).answer()

Chapter(
  "ch04-attention", title: "Attention", book: "chapter 3",
  notes: "4. Attention Mechanisms"
)
.flag(
  "--mine",
  help: "run the chapter on what you wrote; see llm-training exercises"
)
.command("judge", help: "judge what you wrote for the exercises")
.command("milestone", help: "your attention copies a sequence")
.run { notebook in
  try notebook.group { oneQuery(notebook) }
  try notebook.group { allQueries(notebook) }
  try notebook.group { helloShinySun(notebook) }
  try notebook.group { trainableWeights(notebook) }
  try notebook.group { selfAttentionClasses(notebook) }
  let causal = try notebook.group { causalMask(notebook) }
  try notebook.group { maskOnAndOff(notebook) }
  try notebook.group { dropoutOnWeights(notebook, try causal.value) }
  try notebook.group { causalAttention(notebook) }
  try notebook.group { maskInTheModule(notebook) }
  let wrapper = try notebook.group { headsSideBySide(notebook) }
  try notebook.group { headsTogether(notebook) }
  try notebook.group { wrapperAndEfficient(notebook, try wrapper.value) }
  try notebook.group { sharedWidth(notebook) }
  try notebook.group { untrainedHeads(notebook) }
  try notebook.group { implementations(notebook) }
  try notebook.group { summary(notebook) }
  try topics(notebook)
}
