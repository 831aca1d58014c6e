import PixelBoxArchives
import Testing

struct UnityPackageTests {
    private typealias Entry = FixtureArchive.Entry

    private func package() throws -> [UInt8] {
        try FixtureArchive.bytes(
            .tar, .gzip,
            [
                .init("0a1b/asset", "first"), .init("0a1b/asset.meta", "meta"),
                .init("0a1b/pathname", "Assets/UI/a.png\n00"),
                .init("0a1b/preview.png", "preview"),
                .init("./2c3d/pathname", "Assets/../../b.png"), .init("./2c3d/asset", "second"),
                .init("4e5f/asset.meta", "meta"), .init("4e5f/pathname", "Assets/UI"),
                .init("6a7b/asset", "nameless"),
            ])
    }

    @Test func showsFilesUnderTheirRealNames() throws {
        let reading = try read(package(), named: "Pack.unitypackage")
        #expect(reading.texts == ["Assets/UI/a.png": "first", "Assets/b.png": "second", "6a7b/asset": "nameless"])
        #expect(reading.problems == [])
    }

    @Test func readsPackagesInArchives() throws {
        let outer = try FixtureArchive.bytes(.zip, [.init("Pack.unitypackage", package())])
        let folder = try TemporaryFolder()
        let path = try folder.write(outer, as: "a.zip")
        let bytes = try ArchiveReader().bytes(of: "Pack.unitypackage!/Assets/UI/a.png", inArchive: path)
        #expect(bytes == Array("first".utf8))
    }

    @Test func goesIntoArchivesInPackages() throws {
        let inner = try FixtureArchive.bytes(.sevenZip, [.init("c.png", "deep")])
        let package = try FixtureArchive.bytes(
            .tar, .gzip, [.init("00/asset", inner), .init("00/pathname", "Assets/extra.7z")])
        #expect(try read(package, named: "a.unitypackage").texts == ["Assets/extra.7z!/c.png": "deep"])
    }

    @Test func tellsOfAssetsThatAreTooLarge() throws {
        var limits = ArchiveLimits()
        limits.maxEntryBytes = 100
        let package = try FixtureArchive.bytes(
            .tar, .gzip,
            [
                .init("00/asset", [UInt8](repeating: 1, count: 101)), .init("00/pathname", "a.png"),
                .init("01/asset", "fine"), .init("01/pathname", "b.png"),
            ])
        let reading = try read(package, named: "a.unitypackage", limits: limits)
        #expect(reading.texts == ["b.png": "fine"])
        #expect(reading.problems == ["a.png: tooLarge"])
    }
}
