internal import PixelBoxArchives
internal import PixelBoxStore

/// The files at and below the paths asked about, listed before the first is read: what is extracted is never asked about.
struct AskedFiles: ReadQueue {
    /// Something that cannot be listed.
    struct Problem: Sendable {
        let input: Int
        let path: String
        let reason: String
    }

    /// `sourceId` is the number of the input, `id` the number of the file.
    private(set) var files: [UnreadFile] = []
    private(set) var problems: [Problem] = []

    var byteCount: Int64 { files.reduce(0) { $0 + $1.stamp.size } }

    /// Lists everything. Blocks: for worker threads.
    init(_ inputs: [(path: String, kind: Source.Kind)]) throws {
        for (number, input) in inputs.enumerated() {
            guard input.kind == .folder else {
                do {
                    add(FoundFile(path: input.path, stamp: try FileReading.stamp(of: input.path)), input: number)
                } catch {
                    problems.append(Problem(input: number, path: input.path, reason: error.explanation))
                }
                continue
            }
            try FolderWalker().walk(input.path) { event in
                try Task.checkCancellation()
                switch event {
                case .file(let file): add(file, input: number)
                case .unreadable(let path, let reason):
                    if FileKind(path: path) != nil {
                        problems.append(Problem(input: number, path: path, reason: reason))
                    }
                case .unreadableFolder(let path, let reason):
                    problems.append(Problem(input: number, path: path, reason: reason))
                }
            }
        }
    }

    private mutating func add(_ file: FoundFile, input: Int) {
        guard let kind = FileKind(path: file.path) else { return }
        files.append(
            UnreadFile(
                id: Int64(files.count), sourceId: Int64(input), path: file.path, stamp: Stamp(file.stamp),
                isArchive: kind == .archive))
    }

    func knownEntries(of archive: UnreadFile) async throws -> [PathKey: (size: Int64, crc32: UInt32?)] { [:] }

    func makeAsyncIterator() -> Iterator { Iterator(files: files[...]) }

    /// One file after another.
    struct Iterator: AsyncIteratorProtocol {
        fileprivate var files: ArraySlice<UnreadFile>

        mutating func next() async -> UnreadFile? { files.popFirst() }
    }
}
