import PixelBoxArchives
import Testing

struct ArchiveDamageTests {
    private func zip(_ count: Int) -> HandmadeZip {
        HandmadeZip(entries: (0..<count).map { .init("\($0).png", "picture \($0)") })
    }

    @Test func goesOnBehindAWrongChecksum() throws {
        var zip = zip(4)
        zip.entries[1].crc32 = 1
        let reading = try read(zip.bytes, named: "a.zip")
        #expect(reading.paths == ["0.png", "1.png", "2.png", "3.png"])
        #expect(reading.texts.count == 3)
        #expect(reading.problems == ["1.png: damaged"])
    }

    @Test func goesOnBehindEntriesThatCannotBeReached() throws {
        var zip = zip(700)
        let bad = [0, 5, 6, 300, 699]
        for index in bad { zip.entries[index].localMagic = [0, 0, 0, 0] }
        let reading = try read(zip.bytes, named: "a.zip")
        #expect(reading.texts.count == 695)
        #expect(reading.texts["698.png"] == "picture 698")
        #expect(reading.problems == bad.map { "\($0).png: damaged" })
    }

    @Test func goesOnBehindBrokenCompression() throws {
        let noise = (0..<5000).map { _ in UInt8.random(in: 0...255) }
        var bytes = try FixtureArchive.bytes(.zip, (0..<3).map { .init("\($0).png", noise + [UInt8($0)]) })
        // The first bytes of the second entry's data: behind its header and name.
        let start = try #require(bytes.indices.filter { bytes[$0...].starts(with: Array("1.png".utf8)) }.first)
        let length = Int(bytes[start - 2]) | Int(bytes[start - 1]) << 8
        bytes[start + 5 + length] = 0xFF
        let reading = try read(bytes, named: "a.zip")
        #expect(reading.texts.keys.sorted() == ["0.png", "2.png"])
        #expect(reading.problems == ["1.png: damaged"])
    }

    @Test func readsAZipWithoutItsDirectory() throws {
        var zip = zip(3)
        zip.directoryMagic = [0, 0, 0, 0]
        let reading = try read(zip.bytes, named: "a.zip")
        #expect(reading.texts.count == 3)
        #expect(reading.problems == ["-: damaged"])
    }

    @Test func readsAZipThatIsCutOff() throws {
        let bytes = zip(5).bytes
        let reading = try read(Array(bytes.prefix(bytes.count / 3)), named: "a.zip")
        #expect(reading.texts["0.png"] == "picture 0")
        #expect(!reading.problems.isEmpty)
    }

    @Test func tellsOfADirectoryThatPromisesMore() throws {
        var zip = zip(3)
        zip.statedCount = 9
        let reading = try read(zip.bytes, named: "a.zip")
        #expect(reading.texts.count == 3)
        #expect(reading.problems == ["-: damaged"])
    }

    @Test func survivesEveryCutOfEveryFormat() throws {
        for (format, compression) in [
            (FixtureArchive.Format.zip, FixtureArchive.Compression.none), (.sevenZip, .none), (.tar, .gzip),
        ] {
            let bytes = try FixtureArchive.bytes(
                format, compression, [.init("a.png", "first"), .init("b.png", "second")])
            for length in stride(from: 1, to: bytes.count, by: 7) {
                do {
                    let reading = try read(Array(bytes.prefix(length)), named: "a.zip")
                    #expect(reading.texts.count < 2 || length > 100)
                } catch is ArchiveError {}
            }
        }
    }

    @Test func survivesRandomChanges() throws {
        for format in [FixtureArchive.Format.zip, .sevenZip, .tar, .iso] {
            let bytes = try FixtureArchive.bytes(format, [.init("a.png", "first"), .init("b.png", "second")])
            for _ in 0..<40 {
                var changed = bytes
                for _ in 0..<4 { changed[Int.random(in: 0..<bytes.count)] = UInt8.random(in: 0...255) }
                do { _ = try read(changed, named: "a.zip") } catch is ArchiveError {}
            }
        }
    }

    @Test func saysWhatCannotBeReadAtAll() throws {
        #expect(failure([], named: "a.zip") == .empty)
        #expect(failure(Array("no archive at all".utf8), named: "a.zip") == .notAnArchive)
        let folder = try TemporaryFolder()
        let path = folder.path("gone.zip")
        let error = try #require(throws: ArchiveError.self) { try ArchiveReader().read(path) { _ in } }
        #expect(error.description == "cannot read \(path): it is not there")
        #expect(throws: ArchiveError.self) { try ArchiveReader().read(folder.path) { _ in } }
    }
}
