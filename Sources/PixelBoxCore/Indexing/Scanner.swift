internal import PixelBoxArchives
internal import PixelBoxImaging
internal import PixelBoxStore

/// The first stage: finds what is new, changed, moved or gone in a source, by looking at names and stamps only.
struct Scanner {
    let store: Store

    /// What a scan found.
    struct Result {
        var scanned = 0
        var added = 0
        var changed = 0
        var moved = 0
        var removed = 0
        var problems: [(path: String, reason: String)] = []
        /// The source is not there; nothing was changed.
        var isOffline = false
    }

    /// Compares a source with what the library knows of it, and notes the differences. Blocks: for worker threads.
    func scan(_ source: Source, known: [PathKey: KnownFile], onProgress: (Int) -> Void) throws -> Result {
        var pass = ScanPass(store: store, source: source, known: known)
        switch source.kind {
        case .folder:
            do {
                try FolderWalker().walk(source.path) { event in
                    try Task.checkCancellation()
                    switch event {
                    case .file(let file):
                        try pass.meet(file)
                        if pass.result.scanned % 500 == 0 { onProgress(pass.result.scanned) }
                    case .unreadable(let path, let reason):
                        // Pipes, sockets and dead links are nobody's pictures unless they are called so.
                        if FileKind(path: path) != nil { pass.result.problems.append((path, reason)) }
                    case .unreadableFolder(let path, let reason):
                        pass.result.problems.append((path, reason))
                    }
                }
            } catch let error as ReadError where error.path == source.path {
                guard error.isAbsence else { throw error }
                return Result(isOffline: true)
            }
            // An empty folder where pictures were is a drive that is not mounted, not a thousand deletions.
            if pass.result.scanned == 0, !known.isEmpty { return Result(isOffline: true) }
        case .archive, .picture:
            do {
                try pass.meet(FoundFile(path: source.path, stamp: FileReading.stamp(of: source.path)))
            } catch let error as ReadError {
                guard !error.isAbsence else { return Result(isOffline: true) }
                pass.result.problems.append((source.path, error.explanation))
            }
        }
        try pass.finish()
        onProgress(pass.result.scanned)
        return pass.result
    }
}

/// What a file is by its name.
enum FileKind {
    case picture, archive

    init?(path: String) {
        if PictureFormats.extensions.contains(path.fileExtension) {
            self = .picture
        } else if ArchiveReader.isArchive(name: path) {
            self = .archive
        } else {
            return nil
        }
    }
}

extension String {
    /// What follows the last dot of the name, in lower case; empty if there is none.
    var fileExtension: String {
        let name = utf8[(utf8.lastIndex(of: UInt8(ascii: "/")).map(utf8.index(after:)) ?? utf8.startIndex)...]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return "" }
        return self[utf8.index(after: dot)...].lowercased()
    }
}

/// One pass over a source: gathers differences and writes them in batches.
private struct ScanPass {
    let store: Store
    let source: Source
    let known: [PathKey: KnownFile]
    var result = Scanner.Result()

    private var unseen: Set<Int64>
    private var changes = ScanChanges()
    private var pathsByStamp: [Stamp: PathKey]?

    init(store: Store, source: Source, known: [PathKey: KnownFile]) {
        self.store = store
        self.source = source
        self.known = known
        unseen = Set(known.values.lazy.map(\.id))
    }

    mutating func meet(_ found: FoundFile) throws {
        guard let kind = FileKind(path: found.path) else { return }
        result.scanned += 1
        let stamp = Stamp(found.stamp)
        if let file = known[PathKey(found.path)] {
            unseen.remove(file.id)
            guard file.stamp != stamp else { return }
            changes.changed.append(KnownFile(id: file.id, stamp: stamp))
            result.changed += 1
        } else if let file = movedFile(stamp) {
            unseen.remove(file.id)
            changes.moved.append((file.id, found.path))
            result.moved += 1
        } else {
            changes.added.append(NewFile(path: found.path, stamp: stamp, isArchive: kind == .archive))
            result.added += 1
        }
        if changes.count >= 1000 { try write() }
    }

    mutating func finish() throws {
        changes.missing = unseen.sorted()
        result.removed = unseen.count
        try write()
    }

    /// The known file with this stamp whose path is gone: the very same file under a new name.
    private mutating func movedFile(_ stamp: Stamp) -> KnownFile? {
        guard !known.isEmpty else { return nil }
        let paths = pathsByStamp ?? Dictionary(known.map { ($1.stamp, $0) }, uniquingKeysWith: { first, _ in first })
        pathsByStamp = paths
        guard let old = paths[stamp], let file = known[old], unseen.contains(file.id),
            (try? FileReading.stamp(of: old.path)) == nil
        else { return nil }
        return file
    }

    private mutating func write() throws {
        try store.record(changes, source: source)
        changes = ScanChanges()
    }
}

extension Stamp {
    init(_ stamp: FileStamp) {
        self.init(
            size: stamp.size, modified: stamp.modified, inode: Int64(bitPattern: stamp.inode),
            device: Int64(bitPattern: stamp.device))
    }
}

extension ReadError {
    /// Whether the path leads nowhere, as opposed to what is there being unreadable.
    var isAbsence: Bool { reason == .notFound || reason == .notAFolder }
}
