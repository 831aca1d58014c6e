import PixelBoxArchives
import Testing

struct ArchiveReaderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func archive(_ format: FixtureArchive.Format = .zip) throws -> String {
        try folder.write(
            FixtureArchive.bytes(format, (0..<10).map { .init("\($0).png", "picture \($0)") }), as: "a.zip")
    }

    @Test func leavesUnreadWhatTheVisitorDoesNotWant() throws {
        for format in [FixtureArchive.Format.zip, .sevenZip, .tar] {
            var read: [String] = []
            let report = try ArchiveReader().read(archive(format)) { entry in
                if entry.path == "3.png" || entry.path == "8.png" {
                    read.append(String(decoding: try entry.bytes(), as: UTF8.self))
                }
            }
            #expect(read == ["picture 3", "picture 8"])
            #expect(report.entries == 10)
            #expect(report.problems == [])
        }
    }

    @Test func endsWhenTheVisitorThrows() throws {
        struct Enough: Error {}
        var seen = 0
        #expect(throws: Enough.self) {
            try ArchiveReader().read(archive()) { _ in
                seen += 1
                if seen == 3 { throw Enough() }
            }
        }
        #expect(seen == 3)
    }

    @Test func endsWhenTheTaskIsCancelled() async throws {
        let path = try archive()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try ArchiveReader().read(path) { _ in }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func givesNoBytesAfterTheVisit() throws {
        var kept: [ArchiveEntry] = []
        _ = try ArchiveReader().read(archive()) { kept.append($0) }
        for entry in kept {
            #expect(throws: ArchiveError(path: entry.path, reason: .visitOver)) { try entry.bytes() }
        }
    }

    @Test func notesWhatTheVisitorLetsThrough() throws {
        var reader = 0
        let report = try ArchiveReader().read(archive()) { entry in
            reader += 1
            if reader == 2 { throw ArchiveError(path: entry.path, reason: .damaged, detail: "test") }
        }
        #expect(reader == 10)
        #expect(report.problems.map(\.entry) == ["1.png"])
        #expect(report.problems.map(\.reason) == ["it is damaged (test)"])
    }

    @Test func readsFromManyTasksAtOnce() async throws {
        let path = try archive(.sevenZip)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var count = 0
                    _ = try ArchiveReader().read(path) { count += try $0.bytes().count }
                    return count
                }
            }
            for try await count in group { #expect(count == 90) }
        }
    }
}
