import PixelBoxArchives
import Testing

struct ArchiveNestingTests {
    private typealias Entry = FixtureArchive.Entry

    @Test(arguments: [
        (FixtureArchive.Format.zip, "b.zip"), (.storedZip, "b.zip"), (.sevenZip, "b.7z"), (.tar, "b.tar"),
        (.iso, "b.iso"),
    ])
    func goesIntoArchivesInArchives(_ format: FixtureArchive.Format, _ name: String) throws {
        let inner = try FixtureArchive.bytes(format, [.init("c.png", "deep"), .init("d.png", "deeper")])
        for (outer, compression) in [
            (FixtureArchive.Format.zip, FixtureArchive.Compression.none), (.sevenZip, .none), (.tar, .gzip),
        ] {
            let bytes = try FixtureArchive.bytes(
                outer, compression, [.init("a.png", "top"), .init("x/" + name, inner), .init("z.png", "last")])
            let reading = try read(bytes, named: "outer.tar.gz")
            #expect(
                reading.texts == [
                    "a.png": "top", "x/\(name)!/c.png": "deep", "x/\(name)!/d.png": "deeper", "z.png": "last",
                ])
            #expect(reading.problems == [])
        }
    }

    @Test func readsLargeZipsAsTheyUnpack() throws {
        let inner = try FixtureArchive.bytes(
            .storedZip, [.init("c.png", "deep"), .init("d.png", [UInt8](repeating: 7, count: 300_000))])
        let outer = try FixtureArchive.bytes(.tar, [.init("b.zip", inner), .init("z.png", "last")])
        var limits = ArchiveLimits()
        limits.maxBufferedBytes = 100_000
        let reading = try read(outer, named: "a.tar", limits: limits)
        #expect(reading.paths == ["b.zip!/c.png", "b.zip!/d.png", "z.png"])
        #expect(reading.texts["b.zip!/d.png"]?.utf8.count == 300_000)
        #expect(reading.problems == [])
    }

    @Test func tellsOfInnerArchivesThatAreTooLargeForMemory() throws {
        let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255) }
        let inner = try FixtureArchive.bytes(.sevenZip, [.init("c.png", noise)])
        let outer = try FixtureArchive.bytes(.tar, [.init("b.7z", inner), .init("z.png", "last")])
        var limits = ArchiveLimits()
        limits.maxBufferedBytes = 100_000
        let reading = try read(outer, named: "a.tar", limits: limits)
        #expect(reading.paths == ["z.png"])
        #expect(reading.report.problems.map(\.entry) == ["b.7z"])
        #expect(reading.report.problems.map(\.kind) == [.tooLarge])
    }

    @Test func goesDownEightArchives() throws {
        var bytes = try FixtureArchive.bytes(.zip, [.init("bottom.png", "x")])
        for level in 0..<8 {
            bytes = try FixtureArchive.bytes(
                level % 2 == 0 ? .tar : .zip, [.init("in.zip", bytes), .init("a.png", "\(level)")])
        }
        let reading = try read(bytes, named: "a.zip")
        #expect(reading.texts.count == 8)
        #expect(reading.problems == [Array(repeating: "in.zip", count: 8).joined(separator: "!/") + ": tooDeep"])
    }

    @Test func tellsOfDamagedInnerArchivesAndGoesOn() throws {
        let inner = Array(
            try FixtureArchive.bytes(.tar, .gzip, [.init("c.png", [UInt8](repeating: 7, count: 3000))]).dropLast(30))
        let outer = try FixtureArchive.bytes(
            .zip, [.init("b.tar.gz", inner), .init("n.zip", "no archive"), .init("e.zip", ""), .init("z.png", "last")])
        let reading = try read(outer, named: "a.zip")
        #expect(reading.texts == ["z.png": "last"])
        #expect(Set(reading.report.problems.map(\.entry)).isSuperset(of: ["n.zip", "e.zip"]))
        #expect(reading.problems.contains("n.zip: notAnArchive"))
        #expect(reading.problems.contains("e.zip: empty"))
        #expect(reading.problems.contains { $0.hasPrefix("b.tar.gz") && $0.hasSuffix("damaged") })
    }

    @Test func readsOneEntryAnywhere() throws {
        let inner = try FixtureArchive.bytes(.sevenZip, [.init("c.png", "deep"), .init("d.png", "deeper")])
        let middle = try FixtureArchive.bytes(.tar, .xz, [.init("b.7z", inner), .init("m.png", "middle")])
        let folder = try TemporaryFolder()
        let path = try folder.write(
            FixtureArchive.bytes(.zip, [.init("m.tar.xz", middle), .init("wow!/a.png", "top")]), as: "a.zip")
        func text(_ entry: String) throws -> String {
            String(decoding: try ArchiveReader().bytes(of: entry, inArchive: path), as: UTF8.self)
        }
        #expect(try text("m.tar.xz!/b.7z!/d.png") == "deeper")
        #expect(try text("m.tar.xz!/m.png") == "middle")
        #expect(try text("wow!/a.png") == "top")
        for missing in ["b.png", "m.tar.xz!/b.7z!/e.png", "m.tar.xz", "wow!/a.png!/b.png", ""] {
            let error = try #require(throws: ArchiveError.self) { try text(missing) }
            #expect(error == ArchiveError(path: path + "!/" + missing, reason: .noSuchEntry))
        }
    }
}
