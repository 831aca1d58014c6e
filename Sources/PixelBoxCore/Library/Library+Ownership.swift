internal import PixelBoxArchives
internal import PixelBoxStore

extension Library {
    /// What of these folders, archives and pictures the library has, in any guise. Nothing is added by asking.
    /// - Parameters:
    ///   - paths: absolute, as path text.
    ///   - newFolder: where the new pictures are written to, under their names and never over anything; nil for nowhere.
    ///   - report: progress and what is skipped; called often, from any thread.
    /// - Returns: a verdict on each picture, and a summary of each path.
    /// - Throws: `PathProblem` if a path is nothing that could be read.
    public func have(
        _ paths: [String], extractingNewTo newFolder: String? = nil,
        report: @escaping @Sendable (IndexEvent) -> Void = { _ in }
    ) async throws -> OwnershipReport {
        let inputs = try paths.map { (path: $0, kind: try Self.kind(of: $0)) }
        return try await OwnershipCheck(library: self, newFolder: newFolder, report: report).run(inputs)
    }

    /// Writes the new ones of pictures that were asked about into a folder, under their names and never over anything.
    /// They are read again: what went in the meantime is skipped.
    /// - Parameters:
    ///   - pictures: what `have` said.
    ///   - paths: what it was asked about.
    ///   - folder: absolute, as path text; made where it is missing.
    ///   - report: what is written so far; called after each picture, from any thread.
    /// - Returns: how many were written, and what was not.
    /// - Throws: `PathProblem` if the folder, or what was asked about, cannot be used.
    public func saveNew(
        _ pictures: [PictureVerdict], of paths: [String], to folder: String,
        report: @escaping @Sendable (SavedPictures) -> Void = { _ in }
    ) async throws -> SavedPictures {
        let inputs = try paths.map { (path: $0, kind: try Self.kind(of: $0)) }
        let new = pictures.filter { $0.verdict == PictureVerdict.new }
        let writer = NewPicturesWriter(archives: archives, folder: folder, report: report)
        let threads = WorkerThreads(count: 1, name: "pixelbox writer")
        return try await withThrowingTaskGroup(of: SavedPictures.self) { group in
            group.addTask(executorPreference: threads) { try writer.write(new, of: inputs) }
            guard let saved = try await group.next() else { throw CancellationError() }
            return saved
        }
    }

    /// Whether pictures can be written into a folder, as far as can be told before: it is there, or the one above it is.
    /// - Throws: `PathProblem` if it cannot be used.
    public func check(target folder: String) throws {
        func isThere(_ path: String) throws -> Bool {
            do throws(ReadError) {
                _ = try FileReading.stamp(of: path)
                throw ReadError(path: path, reason: .notAFolder)
            } catch {
                switch error.reason {
                case .notAFile: return true
                case .notFound: return false
                default: throw PathProblem(path: path, detail: error.explanation)
                }
            }
        }
        if try isThere(folder) { return }
        let above = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
        guard try isThere(above.isEmpty ? "/" : above) else {
            throw PathProblem(path: folder, detail: "the folder above it is not there")
        }
    }
}
