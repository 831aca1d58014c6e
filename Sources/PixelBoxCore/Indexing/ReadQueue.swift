internal import PixelBoxStore

/// Files to be read, one after another.
protocol ReadQueue: AsyncSequence, Sendable where Element == UnreadFile {
    /// The entries of an archive that need not be read again, with the size and checksum they had.
    func knownEntries(of archive: UnreadFile) async throws -> [PathKey: (size: Int64, crc32: UInt32?)]
}

/// The files of a source that wait to be read, as the database has them.
struct UnreadFiles: ReadQueue {
    let store: Store
    let source: Source

    func knownEntries(of archive: UnreadFile) async throws -> [PathKey: (size: Int64, crc32: UInt32?)] {
        try await store.knownEntries(ofFile: archive.id)
    }

    func makeAsyncIterator() -> Iterator { Iterator(store: store, source: source) }

    /// Fetches them page by page.
    struct Iterator: AsyncIteratorProtocol {
        private static let page = 512

        let store: Store
        let source: Source
        private var files: ArraySlice<UnreadFile> = []
        private var last = ""

        init(store: Store, source: Source) {
            self.store = store
            self.source = source
        }

        mutating func next() async throws -> UnreadFile? {
            if files.isEmpty {
                files = try await store.unreadFiles(ofSource: source.id, after: last, limit: Self.page)[...]
            }
            guard let file = files.popFirst() else { return nil }
            last = file.path
            return file
        }
    }
}
