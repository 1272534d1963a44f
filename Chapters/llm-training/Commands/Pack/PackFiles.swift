import Files
import Foundation
import Notebooks

/// The project's folder, now.
let projectFolder = URL(filePath: projectPath(#filePath))
  .deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

extension Pack {
  /// Throws if the folder exists and is not an earlier pack, or cannot be
  /// made.
  func check(_ target: URL) throws {
    let record = target.appending(path: Self.recordName).path
    let manager = FileManager.default
    if manager.fileExists(atPath: target.path),
      !manager.fileExists(atPath: record),
      (try? manager.contentsOfDirectory(atPath: target.path)) != []
    {
      throw FileError(
        "exists and is not a pack: choose another folder", file: target)
    }
    if target.path.hasPrefix(project.path + "/") {
      throw FileError(
        "is inside the project: choose a folder outside", file: target)
    }
    try checkWritable(target.deletingLastPathComponent().path + "/pack")
  }

  /// Throws if a notebook has changed since its program was built: the pack
  /// would list code that does not run.
  func checkDates() throws {
    for name in ChapterPages.programs {
      let folder = project.appending(path: "Chapters/\(name)/Notebook").path
      let files =
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let module = String(
        name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
      let built = [name, module + ".build"].compactMap {
        Self.date(programs.appending(path: $0).path)
      }.max()
      let changed = files.compactMap { Self.date(folder + "/" + $0) }.max()
      if let built, let changed, changed > built {
        throw FileError(
          "the notebook of \(name) has changed since it was built. "
            + "Type: swift build")
      }
    }
  }

  private static func date(_ path: String) -> Date? {
    let values = try? FileManager.default.attributesOfItem(atPath: path)
    return values?[.modificationDate] as? Date
  }

  func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(
      atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
  }

  /// Makes the folder that a path in `folder` names, for everybody to read.
  func make(_ folder: URL, _ path: String) throws {
    let url = path.isEmpty ? folder : folder.appending(path: path)
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o755])
    } catch {
      throw FileError.system("cannot be made")
    }
  }

  /// Copies a file, not a link, for everybody to read.
  func copy(_ file: URL, to folder: URL, _ path: String) throws {
    if let status = signals.exitStatus { throw ExitStatus(status) }
    let source = file.resolvingSymlinksInPath()
    let target = folder.appending(path: path)
    try make(target.deletingLastPathComponent(), "")
    do {
      try FileManager.default.copyItem(at: source, to: target)
      let isProgram = FileManager.default.isExecutableFile(
        atPath: source.path)
      try FileManager.default.setAttributes(
        [.posixPermissions: isProgram ? 0o755 : 0o644],
        ofItemAtPath: target.path)
    } catch {
      let reason = error.localizedDescription
      throw FileError(
        "cannot be copied to \(target.path): \(reason)", file: file)
    }
  }

  func write(
    _ text: String, to folder: URL, _ path: String, isProgram: Bool = false
  ) throws {
    let target = folder.appending(path: path).path
    try writeAtomically(Data(text.utf8), to: target)
    try FileManager.default.setAttributes(
      [.posixPermissions: isProgram ? 0o755 : 0o644], ofItemAtPath: target)
  }

  /// Puts the finished folder in its place; an earlier pack goes away.
  func move(_ draft: URL, to target: URL) throws {
    let old = draft.deletingLastPathComponent().appending(
      path: draft.lastPathComponent + "-old")
    let isReplacing = rename(target.path, old.path) == 0
    guard rename(draft.path, target.path) == 0 else {
      let problem = FileError.system("cannot be renamed").problem
      if isReplacing { rename(old.path, target.path) }
      throw FileError(problem, file: target)
    }
    if isReplacing { try? FileManager.default.removeItem(at: old) }
  }

  static func byteCount(of folder: URL) -> Int {
    let walk = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: [.fileSizeKey])
    var total = 0
    while let url = walk?.nextObject() as? URL {
      let values = try? FileManager.default.attributesOfItem(
        atPath: url.path)
      guard values?[.type] as? FileAttributeType == .typeRegular else {
        continue
      }
      total += (values?[.size] as? NSNumber)?.intValue ?? 0
    }
    return total
  }
}
