import Foundation
import Testing

@testable import llm_training

struct CompilerErrorTests {
  private let output = """
    [3/9] Compiling SelfAttentionExercises DotProduct.swift
    /project/Chapters/ch04-attention/Exercises/DotProduct.swift:9:5: error: no such thing
     8 | public func f() -> Float {
     9 |   a * b
       |     `- error: no such thing
    [4/9] Compiling SelfAttentionExercises Softmax.swift
    /project/Chapters/ch04-attention/Exercises/DotProduct.swift:9:5: error: no such thing
     9 |   a * b
    /project/Chapters/ch00-concepts/Exercises/Sigmoid.swift:2:1: error: other
    /project/Chapters/ch00-concepts/Exercises/Sigmoid.swift:3:1: warning: unused
    error: emit-module command failed
    """

  @Test func showsAnErrorOnceWithItsSource() {
    let errors = CompilerErrors(output, project: URL(fileURLWithPath: "/project"))
    #expect(
      errors.lines(of: "ch04-attention") == [
        "Chapters/ch04-attention/Exercises/DotProduct.swift:9:5: error: no such thing",
        " 8 | public func f() -> Float {", " 9 |   a * b", "   |     `- error: no such thing",
      ])
    #expect(errors.chapters == ["ch04-attention", "ch00-concepts"])
    #expect(errors.other == "error: emit-module command failed")
  }

  @Test func errorsElsewhereAreNotTheLearners() {
    let text = "/project/Shared/Tensors/Core/Tensor.swift:1:1: error: broken"
    let errors = CompilerErrors(text, project: URL(fileURLWithPath: "/project"))
    #expect(errors.chapters.isEmpty && errors.other == "Shared/Tensors/Core/Tensor.swift:1:1: error: broken")
  }
}
