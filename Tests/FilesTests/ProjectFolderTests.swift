import Testing

@testable import Files

@Suite("Files of the project are found after it has moved")
struct ProjectFolderTests {
  @Test("paths inside the project move, others stay")
  func moves() {
    let moved = { projectPath($0, environment: ["LLM_PROJECT": "/media/stick/project"]) }
    #expect(moved(compiledProject + "/Data/story.txt") == "/media/stick/project/Data/story.txt")
    #expect(moved(compiledProject) == "/media/stick/project")
    #expect(moved(compiledProject + "-other/a") == compiledProject + "-other/a")
    #expect(moved("/etc/passwd") == "/etc/passwd")
  }

  @Test("without LLM_PROJECT, or with a relative path, nothing moves")
  func stays() {
    for environment in [[:], ["LLM_PROJECT": ""], ["LLM_PROJECT": "project"]] {
      #expect(projectPath(#filePath, environment: environment) == #filePath)
      #expect(!isPacked(environment: environment))
    }
    #expect(isPacked(environment: ["LLM_PROJECT": "/a"]))
  }
}
