internal import PixelBoxArchives
internal import PixelBoxStore

/// Reads again what a check found new, and writes it into a folder; the check itself keeps no bytes.
struct NewPicturesWriter: Sendable {
    let archives: ArchiveReader
    let folder: String
    /// What is written so far; called after each picture.
    let report: @Sendable (SavedPictures) -> Void

    /// Writes those of the pictures that are still there. Blocks: for worker threads.
    /// - Throws: `WriteError` if the folder cannot be written.
    func write(
        _ pictures: [PictureVerdict], of inputs: [(path: String, kind: Source.Kind)]
    ) throws -> SavedPictures {
        var wanted = Set(pictures.map { PathKey($0.path) })
        let inArchives = Set(pictures.flatMap { Self.archives(above: $0.path) })
        let target = NewPictures(folder: folder, inputs: inputs.map(\.path))
        var saved = SavedPictures(folder: folder, wanted: wanted.count)
        for file in try AskedFiles(inputs).files {
            try Task.checkCancellation()
            if file.isArchive {
                guard inArchives.contains(PathKey(file.path)) else { continue }
                try write(file, to: target, &wanted, &saved)
            } else if wanted.remove(PathKey(file.path)) != nil {
                try save(.file(file), path: file.path, to: target, &saved)
            }
        }
        for path in wanted.map(\.path).sorted() { saved.skipped.append(.init(path: path, reason: "it is not there")) }
        return saved
    }

    /// Writes those that are wanted of an archive, in the order in which they lie in it.
    private func write(
        _ file: UnreadFile, to target: NewPictures, _ wanted: inout Set<PathKey>, _ saved: inout SavedPictures
    ) throws {
        let prefix = file.path + archiveSeparator
        do {
            _ = try archives.read(file.path) { entry in
                try Task.checkCancellation()
                let path = prefix + entry.path
                guard wanted.remove(PathKey(path)) != nil else { return }
                do {
                    let bytes = ArchivedBytes(
                        file: file, entry: entry.path, bytes: try entry.bytes(), modified: 0, crc32: nil)
                    try save(.entry(bytes), path: path, to: target, &saved)
                } catch let error as ArchiveError {
                    saved.skipped.append(.init(path: path, reason: error.explanation))
                }
            }
        } catch let error as ArchiveError {
            for lost in wanted.filter({ $0.path.utf8.starts(with: prefix.utf8) }) {
                wanted.remove(lost)
                saved.skipped.append(.init(path: lost.path, reason: error.explanation))
            }
        }
    }

    private func save(_ job: ReadJob, path: String, to target: NewPictures, _ saved: inout SavedPictures) throws {
        do {
            guard try target.save(job) != nil else { return }
            saved.count += 1
        } catch let error as ReadError {
            saved.skipped.append(.init(path: path, reason: error.explanation))
        }
        report(saved)
    }

    /// Each path that may be the archive of a picture: everything before a `!/`.
    private static func archives(above path: String) -> [PathKey] {
        let parts = path.components(separatedBy: archiveSeparator)
        return parts.indices.dropFirst().map { PathKey(parts[..<$0].joined(separator: archiveSeparator)) }
    }
}
