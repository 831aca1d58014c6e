internal import PixelBoxArchives
internal import PixelBoxStore

/// Hands out the pictures whose text is missing, the most recently added first. An archive is streamed once, as soon as one
/// of its pictures is due. Blocks on the bytes that are in flight.
struct TextProducer {
    let store: Store
    let model: String
    let archives: ArchiveReader
    let feed: JobFeed<TextJob>
    private var streamed: Set<Int64> = []
    private var sent: Set<Int64> = []

    /// How many contents are asked for at once.
    private static let page = 256

    init(store: Store, model: String, archives: ArchiveReader, feed: JobFeed<TextJob>) {
        self.store = store
        self.model = model
        self.archives = archives
        self.feed = feed
    }

    /// All that is wanted from an archive was read.
    private struct Enough: Error {}

    /// Hands out everything. Throws `JobFeed.Closed` when the workers take no more.
    mutating func produce() async throws {
        var last: Int64?
        while true {
            let lacks = try await store.contentsWithoutText(model: model, before: last, limit: Self.page)
            guard let end = lacks.last else { return }
            for lack in lacks {
                try Task.checkCancellation()
                guard let place = lack.place else { continue }
                if !place.isArchive {
                    if sent.insert(lack.contentId).inserted {
                        try feed.send(.file(contentId: lack.contentId, hash: lack.hash, path: place.file))
                    }
                } else if streamed.insert(place.fileId).inserted {
                    let wanted = try await store.entriesWithoutText(ofFile: place.fileId, model: model)
                    try stream(place.file, wanted.filter { !sent.contains($0.value.contentId) })
                }
            }
            last = end.contentId
        }
    }

    private mutating func stream(_ archive: String, _ wanted: [PathKey: (contentId: Int64, hash: [UInt8])]) throws {
        let contents = wanted.values.map(\.contentId)
        var left = Set(contents)
        do {
            _ = try archives.read(archive) { entry in
                try Task.checkCancellation()
                guard let (content, hash) = wanted[PathKey(entry.path)], left.contains(content) else { return }
                try feed.send(.entry(contentId: content, hash: hash, bytes: try entry.bytes()))
                left.remove(content)
                if left.isEmpty { throw Enough() }
            }
        } catch is Enough {
        } catch is ArchiveError {
            // Reading the pictures has told what is wrong with it.
        }
        sent.formUnion(contents)
    }
}
