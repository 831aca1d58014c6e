import PixelBoxArchives
import Testing

struct ArchiveFormatsTests {
    private static let entries: [FixtureArchive.Entry] = [
        .init("a.png", "first"), .init("ui/Grüße ☃.png", String(repeating: "second ", count: 20_000)),
        .init("ui/c.png", ""),
    ]

    private static let texts = [
        "a.png": "first", "ui/Grüße ☃.png": String(repeating: "second ", count: 20_000), "ui/c.png": "",
    ]

    @Test(arguments: [
        (FixtureArchive.Format.zip, "pack.zip"), (.storedZip, "pack.cbz"), (.sevenZip, "pack.cb7"), (.cpio, "a.cpio"),
        // The name does not have to be true.
        (.iso, "disc.iso"), (.zip, "comic.cbr"), (.sevenZip, "pack.zip"), (.tar, "pack.7z"),
    ])
    func readsEveryFormat(_ format: FixtureArchive.Format, _ name: String) throws {
        let reading = try read(FixtureArchive.bytes(format, Self.entries), named: name)
        #expect(reading.texts == Self.texts)
        #expect(reading.problems == [])
    }

    @Test(arguments: FixtureArchive.Compression.allCases)
    func readsEveryCompressionOfTar(_ compression: FixtureArchive.Compression) throws {
        let reading = try read(FixtureArchive.bytes(.tar, compression, Self.entries), named: "a.tar")
        #expect(reading.texts == Self.texts)
        #expect(reading.paths == ["a.png", "ui/Grüße ☃.png", "ui/c.png"])
        #expect(reading.problems == [])
    }

    @Test func tellsSizeTimeAndChecksumOfZipEntries() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(FixtureArchive.bytes(.zip, Self.entries), as: "a.zip")
        var sums: [String: UInt32?] = [:]
        _ = try ArchiveReader().read(path) { entry in
            sums[entry.path] = entry.crc32
            #expect(entry.size == Self.texts[entry.path].map { Int64($0.utf8.count) })
            #expect(entry.modified == Int64(FixtureArchive.time) * 1_000_000_000)
            #expect(!entry.isEncrypted)
        }
        #expect(sums == Self.texts.mapValues { HandmadeZip.crc32(Array($0.utf8)) })
    }

    @Test func leavesOutFoldersAndHiddenEntries() throws {
        var folder = FixtureArchive.Entry("folder", "")
        folder.isFolder = true
        let entries =
            [folder]
            + ["folder/a.png", ".b.png", ".git/c.png", "__MACOSX/folder/d.png", "x/._e.png"].map { .init($0, "x") }
        let reading = try read(FixtureArchive.bytes(.zip, entries), named: "a.zip")
        #expect(reading.paths == ["folder/a.png"])
        #expect(reading.report.entries == 6)
        #expect(reading.problems == [])
    }

    @Test func readsAnEmptyZip() throws {
        #expect(try read(HandmadeZip().bytes, named: "a.zip").report == ArchiveReport())
    }

    @Test func readsAZipBehindOtherBytes() throws {
        var zip = HandmadeZip(entries: [.init("a.png", "first"), .init("b.png", "second")])
        zip.junk = [UInt8](repeating: 0x20, count: 1000)
        #expect(try read(zip.bytes, named: "a.zip").texts == ["a.png": "first", "b.png": "second"])
    }

    @Test(arguments: [
        "a.zip", "A.ZIP", "x.cbz", "x.cbr", "x.cb7", "x.cbt", "x.7z", "x.rar", "x.tar", "x.tar.gz", "x.tgz",
        "x.tar.bz2",
        "x.tar.xz", "x.tar.zst", "x.tar.lz4", "x.iso", "Some Asset.unitypackage",
    ])
    func knowsArchivesByTheirNames(_ name: String) { #expect(ArchiveReader.isArchive(name: name)) }

    @Test(arguments: ["a.png", "zip", "a.zip.png", "a.svg.gz", "gz", "a.xz", "", ".", "tar.gz"])
    func knowsWhatIsNoArchive(_ name: String) { #expect(!ArchiveReader.isArchive(name: name)) }
}
