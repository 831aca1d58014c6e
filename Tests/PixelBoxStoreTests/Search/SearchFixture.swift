import PixelBoxStore
import Testing

/// A library in memory that tests fill picture by picture.
struct SearchFixture {
    let store: Store
    private let source: Source

    init(folder: String = "/home/anna/Pictures", store: Store? = nil) async throws {
        self.store = try store ?? Store.inMemory()
        source = try await self.store.addSource(path: folder, kind: .folder)
    }

    /// Adds a picture, loose (`/a/b.png`) or in an archive (`/a/pack.zip!/b.png`); equal `bytes` make equal contents.
    /// - Returns: the id of the picture.
    @discardableResult
    func add(
        _ path: String, bytes: Int? = nil, size: Int64 = 1000, modified: Int64 = 1_600_000_000, tags: [String] = [],
        guesses: [String] = [], metadata: [String: String] = [:], problem: String? = nil,
        change: (inout AnalysedContent) -> Void = { _ in }
    ) async throws -> Int64 {
        let parts = path.split(separator: "!/", maxSplits: 1).map { String($0) }
        let entry = parts.count > 1 ? parts[1] : ""
        let stamp = Stamp(size: size, modified: modified * 1_000_000_000, inode: 1, device: 1)
        var changes = ScanChanges()
        changes.added = [NewFile(path: parts[0], stamp: stamp, isArchive: !entry.isEmpty)]
        try store.record(changes, source: source)
        let file = try #require(try await store.knownFiles(ofSource: source.id)[PathKey(parts[0])])
        var content = AnalysedContent(
            hash: Self.hash(of: bytes.map { "bytes \($0)" } ?? path), byteCount: Int(size), width: 640, height: 480,
            format: "png", frames: 1, hasAlpha: false, metadata: metadata, keywords: tags,
            thumbnail: StoredThumbnail(mediaType: "image/jpeg", width: 1, height: 1, bytes: [0]))
        content.modelTags = guesses.map { ($0, 0.5) }
        change(&content)
        let outcome = problem.map { ReadPicture.Outcome.unreadable(reason: $0) } ?? .analysed(content)
        let picture = ReadPicture(
            fileId: file.id, entry: entry, size: size, modified: stamp.modified, crc32: nil, outcome: outcome)
        try await store.save([picture], finished: [])
        return try #require(try await store.pictureId(path: path))
    }

    /// Gives a picture its text.
    func addText(_ lines: [String], to picture: Int64, model: String = "reader", problem: String? = nil) async throws {
        let content = try #require(try await store.pictures([picture]).first?.contentId)
        let read = lines.enumerated().map { index, text in
            let top = Double(index * 20)
            return StoredTextLine(
                text: text, box: [[0, top], [90, top], [90, top + 16], [0, top + 16]], confidence: 0.9)
        }
        try await store.save([(content, StoredText(model: model, lines: read, problem: problem))])
    }

    /// Adds a picture that shows some lines of text.
    @discardableResult
    func add(_ path: String, saying line: String, _ others: String...) async throws -> Int64 {
        let id = try await add(path)
        try await addText([line] + others, to: id)
        return id
    }

    /// The pictures that words or phrases find, best first.
    func found(_ condition: Condition, ranking: [RankingText]) async throws -> [WordMatch] {
        try await store.matchingPictures(words: condition, ranking: ranking, filter: .everything, limit: 1000).matches
    }

    func setOnline(_ isOnline: Bool) async throws {
        try await store.setOnline(isOnline, source: source.id)
    }

    /// The names of the pictures that a condition finds, sorted; and the total has to agree.
    func names(_ condition: Condition) async throws -> [String] {
        let found = try await store.matchingPictures(words: nil, ranking: [], filter: condition, limit: 1000)
        #expect(found.total == found.matches.count)
        return try await store.pictures(found.matches.map(\.pictureId)).map(\.name).sorted()
    }

    /// The names of the pictures that words find, best first.
    func ranked(_ words: String...) async throws -> [String] {
        let condition = Condition.all(words.map { .word($0) })
        let found = try await store.matchingPictures(
            words: condition, ranking: words.map { RankingText($0) }, filter: .everything, limit: 1000)
        return try await store.pictures(found.matches.map(\.pictureId)).map(\.name)
    }

    /// Any 32 bytes that differ between texts.
    private static func hash(of text: String) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 32)
        for (index, byte) in text.utf8.enumerated() {
            bytes[index % 32] = bytes[index % 32] &* 31 &+ byte &+ UInt8(truncatingIfNeeded: index)
        }
        return bytes
    }
}
