import Fixtures
import Foundation
import PixelBoxCore
import Testing

struct IndexingTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    @Test func findsLooseAndArchivedPicturesByName() async throws {
        try test.pictures.write(SamplePicture.png(1), to: "cats/tom.png")
        try test.pictures.write(
            ZipFile.bytes([("ui/button.png", SamplePicture.png(2)), ("readme.txt", [1])]), to: "pack.zip")
        let report = try await test.update()
        #expect(report.pictures == 2)
        #expect(report.skipped == 0)
        #expect(try await test.names("tom") == ["cats/tom.png"])
        #expect(try await test.names("button") == ["pack.zip!/ui/button.png"])
    }

    @Test func readsNothingASecondTimeWhileFilesStayAsTheyAre() async throws {
        try test.pictures.write(SamplePicture.png(1), to: "a.png")
        try test.pictures.write(ZipFile.bytes([("b.png", SamplePicture.png(2))]), to: "b.zip")
        try await test.update()
        let second = try await test.library.index()
        #expect(second.scanned == 2)
        #expect(second.pictures == 0)
        #expect(second.added + second.changed + second.moved + second.removed == 0)
    }

    @Test func editsReplaceWhatWasThere() async throws {
        try test.pictures.write(SamplePicture.png(1, width: 20, height: 10), to: "a.png")
        try await test.update()
        try test.pictures.write(SamplePicture.png(2, width: 64, height: 64), to: "a.png")
        let report = try await test.library.index()
        #expect(report.changed == 1)
        #expect(try await test.names("width:64") == ["a.png"])
        #expect(try await test.names("width:20") == [])
    }

    @Test func deletedFilesLeaveTheResults() async throws {
        try test.pictures.write(SamplePicture.png(1), to: "a.png")
        try test.pictures.write(SamplePicture.png(2), to: "b.png")
        try await test.update()
        try test.pictures.remove("a.png")
        let report = try await test.library.index()
        #expect(report.removed == 1)
        #expect(try await test.names("") == ["b.png"])
    }

    @Test func renamedFilesAreNotReadAgainAndKeepTheirTags() async throws {
        try test.pictures.write(SamplePicture.png(1), to: "a.png")
        try await test.update()
        _ = try await test.library.tag(["a.png"], with: ["holiday"])
        try test.pictures.move("a.png", to: "2020/b.png")
        let report = try await test.library.index()
        #expect(report.moved == 1)
        #expect(report.pictures == 0)
        #expect(try await test.names("tag:holiday") == ["2020/b.png"])
        #expect(try await test.names("name:a.png") == [])
    }

    @Test func tagsSurviveZippingAndUnzipping() async throws {
        let bytes = try SamplePicture.png(1)
        try test.pictures.write(bytes, to: "a.png")
        try test.pictures.write(SamplePicture.png(2), to: "b.png")
        try await test.update()
        _ = try await test.library.tag(["a.png"], with: ["keep"])
        _ = try await test.library.rate(["a.png"], stars: 4)
        try test.pictures.remove("a.png")
        try await test.library.index()
        #expect(try await test.names("tag:keep") == [])
        try test.pictures.write(ZipFile.bytes([("x/a.png", bytes)]), to: "pack.zip")
        try await test.library.index()
        #expect(try await test.names("tag:keep rating:4") == ["pack.zip!/x/a.png"])
    }

    @Test func aSourceThatIsNotThereStaysSearchable() async throws {
        let drive = try TemporaryFolder()
        try drive.write(SamplePicture.png(1), to: "disk/far.png")
        _ = try await test.library.add([drive.path("disk")])
        try drive.move("disk", to: "unplugged")
        let report = try await test.library.index()
        #expect(report.offline == [drive.path("disk")])
        #expect(report.removed == 0)
        let hits = try await test.library.search(SearchRequest(query: "far is:offline")).hits
        #expect(hits.map(\.offline) == [true])
        try drive.move("unplugged", to: "disk")
        let back = try await test.library.index()
        #expect(back.offline == [])
        #expect(back.pictures == 0)
        #expect(try await test.library.search(SearchRequest(query: "far is:offline")).total == 0)
    }

    @Test func anEmptyMountPointCountsAsOffline() async throws {
        try test.pictures.write(SamplePicture.png(1), to: "a.png")
        try await test.update()
        try test.pictures.remove("a.png")
        let report = try await test.library.index()
        #expect(report.offline == [test.pictures.path()])
        #expect(try await test.names("") == ["a.png"])
    }

    @Test func hiddenFoldersAndLinkLoopsAreSkipped() async throws {
        try test.pictures.write(SamplePicture.png(1), to: "a.png")
        try test.pictures.write(SamplePicture.png(2), to: ".thumbnails/b.png")
        try FileManager.default.createSymbolicLink(
            at: test.pictures.url.appendingPathComponent("loop"), withDestinationURL: test.pictures.url)
        try await test.update()
        #expect(try await test.names("") == ["a.png"])
    }

    @Test func onlyChangedEntriesOfAnArchiveAreReadAgain() async throws {
        let kept = try SamplePicture.png(1)
        try test.pictures.write(ZipFile.bytes([("a.png", kept), ("b.png", SamplePicture.png(2))]), to: "p.zip")
        try await test.update()
        let changed: [(String, [UInt8])] = [
            ("a.png", kept), ("b.png", try SamplePicture.png(3)), ("c.png", try SamplePicture.png(4)),
        ]
        try test.pictures.write(ZipFile.bytes(changed), to: "p.zip")
        let report = try await test.library.index()
        #expect(report.unchangedEntries == 1)
        #expect(report.pictures == 2)
        try test.pictures.write(ZipFile.bytes([("c.png", SamplePicture.png(4))]), to: "p.zip")
        try await test.library.index()
        #expect(try await test.names("") == ["p.zip!/c.png"])
    }

    @Test func aFolderAroundAnOlderSourceTakesItIn() async throws {
        try test.pictures.write(SamplePicture.png(1), to: "in/a.png")
        try test.pictures.write(SamplePicture.png(2), to: "b.png")
        _ = try await test.library.add([test.pictures.path("in")])
        try await test.update()
        let again = try await test.library.add([test.pictures.path("in")])
        #expect(again.pictures == 0)
        #expect(try await test.library.status().sources.map(\.path) == [test.pictures.path()])
        #expect(try await test.names("") == ["b.png", "in/a.png"])
    }

    @Test func removingASourceForgetsItsPicturesAndTouchesNoFile() async throws {
        try test.pictures.write(SamplePicture.png(1), to: "a.png")
        try await test.update()
        #expect(try await test.library.remove(source: test.pictures.path()) == 1)
        #expect(try await test.names("") == [])
        #expect(FileManager.default.fileExists(atPath: test.pictures.path("a.png")))
        #expect(try await test.library.remove(source: "/nowhere") == nil)
    }
}
