import PixelBoxArchives
import Testing

struct ArchiveLimitsTests {
    private let zeros = [UInt8](repeating: 0, count: 1 << 20)

    @Test func stopsAtTooManyEntries() throws {
        var limits = ArchiveLimits()
        limits.maxEntries = 10
        let zip = HandmadeZip(entries: (0..<25).map { .init("\($0).png", "x") })
        let reading = try read(zip.bytes, named: "a.zip", limits: limits)
        #expect(reading.paths.count == 10)
        #expect(reading.problems == ["-: tooManyEntries"])
    }

    @Test func readsAHundredThousandTinyEntries() throws {
        let zip = HandmadeZip(entries: (0..<30_000).map { .init("\($0).png", "x") })
        let inner = zip.bytes
        let bytes = try FixtureArchive.bytes(.storedZip, (0..<4).map { .init("\($0).zip", inner) })
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, as: "a.zip")
        var count = 0
        let report = try ArchiveReader().read(path) { entry in count += try entry.bytes().count }
        #expect(count == 120_000)
        #expect(report.problems == [])
    }

    @Test func leavesOutEntriesThatAreTooLarge() throws {
        var limits = ArchiveLimits()
        limits.maxEntryBytes = 1000
        var liar = HandmadeZip.Entry("liar.png", "short")
        liar.size = 0xFFFF_FFF0
        let zip = HandmadeZip(entries: [.init("a.png", "fine"), liar])
        let lied = try read(zip.bytes, named: "a.zip", limits: limits)
        #expect(lied.texts["a.png"] == "fine")
        #expect(lied.problems.first == "liar.png: tooLarge")
        for format in [FixtureArchive.Format.zip, .tar, .sevenZip] {
            let bytes = try FixtureArchive.bytes(
                format, [.init("a.png", "fine"), .init("b.png", zeros), .init("c.png", "too")])
            let reading = try read(bytes, named: "a.zip", limits: limits)
            #expect(reading.texts == ["a.png": "fine", "c.png": "too"])
            #expect(reading.problems == ["b.png: tooLarge"])
        }
    }

    @Test func leavesOutEntriesThatUnpackToFarMore() throws {
        var limits = ArchiveLimits()
        limits.ratioFreeEntryBytes = 100_000
        let bytes = try FixtureArchive.bytes(.zip, [.init("bomb.png", zeros), .init("c.png", "fine")])
        let reading = try read(bytes, named: "a.zip", limits: limits)
        #expect(reading.texts == ["c.png": "fine"])
        #expect(reading.problems == ["bomb.png: bomb"])
    }

    @Test func stopsWhenMuchMoreComesOutThanWentIn() throws {
        var limits = ArchiveLimits()
        limits.ratioFreeTotalBytes = 3 << 20
        limits.maxRatio = 2
        let entries = (0..<8).map { FixtureArchive.Entry("\($0).png", zeros) }
        for (format, compression) in [
            (FixtureArchive.Format.zip, FixtureArchive.Compression.none), (.sevenZip, .none), (.tar, .gzip),
        ] {
            limits.ratioFreeEntryBytes = format == .zip ? 4 << 20 : 0
            let reading = try read(FixtureArchive.bytes(format, compression, entries), named: "a.zip", limits: limits)
            #expect(reading.texts.count <= 3)
            #expect(reading.report.problems.map(\.kind) == [.bomb])
        }
    }

    @Test func countsWhatMustBeUnpackedOnTheWay() throws {
        var limits = ArchiveLimits()
        limits.ratioFreeTotalBytes = 3 << 20
        limits.maxRatio = 2
        let entries = (0..<8).map { FixtureArchive.Entry("\($0).bin", zeros) } + [.init("last.png", "x")]
        for (format, compression) in [(FixtureArchive.Format.sevenZip, FixtureArchive.Compression.none), (.tar, .xz)] {
            let folder = try TemporaryFolder()
            let path = try folder.write(FixtureArchive.bytes(format, compression, entries), as: "a.7z")
            var found = false
            let report = try ArchiveReader(limits: limits).read(path) { entry in
                if entry.path == "last.png" { found = try !entry.bytes().isEmpty }
            }
            #expect(!found)
            #expect(report.problems.map(\.kind) == [.bomb])
        }
    }

    @Test func looksAtTheDirectoryOf7zFirst() throws {
        let bytes = try FixtureArchive.bytes(.sevenZip, (0..<200).map { .init("a/long/name/\($0).png", "x") })
        var limits = ArchiveLimits()
        limits.maxDirectoryBytes = 1000
        #expect(failure(bytes, named: "a.7z", limits: limits) == .tooLarge)
        limits.maxDirectoryBytes = 100_000
        #expect(try read(bytes, named: "a.7z", limits: limits).texts.count == 200)
    }

    @Test func boundsBombsInsideBombs() throws {
        var bytes = try FixtureArchive.bytes(.zip, [.init("zero.png", [UInt8](repeating: 0, count: 17 << 20))])
        for level in 0..<5 {
            bytes = try FixtureArchive.bytes(.zip, (0..<16).map { .init("\(level)-\($0).zip", bytes) })
        }
        let reading = try read(bytes, named: "a.zip")
        #expect(reading.texts.isEmpty)
        #expect(reading.report.problems.count <= 17)
        #expect(reading.report.problems.allSatisfy { $0.kind == .bomb })
    }

    @Test func listsOnlySomeProblems() throws {
        var limits = ArchiveLimits()
        limits.maxProblems = 3
        let zip = HandmadeZip(entries: (0..<9).map { .init("../\($0).png", "x") })
        let reading = try read(zip.bytes, named: "a.zip", limits: limits)
        #expect(reading.texts.count == 9)
        #expect(reading.report.problems.map(\.reason).last == "6 more problems in it are not listed")
        #expect(reading.report.problems.count == 4)
    }
}
