import Fixtures
import Foundation
import PixelBoxCore
import PixelBoxImaging
import Testing

struct OwnershipTests {
    let test: TestLibrary
    /// What is asked about.
    let asked: TemporaryFolder

    init() throws {
        test = try TestLibrary()
        asked = try TemporaryFolder()
    }

    private func addScenes(_ numbers: Range<Int>) async throws {
        for number in numbers { try test.pictures.write(DrawnScene.png(number), to: "pack/s\(number).png") }
        try await test.update()
    }

    /// The verdict on one picture.
    private func verdict(on bytes: [UInt8], named name: String = "asked.png") async throws -> PictureVerdict {
        let path = try asked.write(bytes, to: name)
        return try #require(try await test.library.have([path]).pictures.first)
    }

    @Test func aZipOfAFolderThatWasAddedIsOwnedAsAWhole() async throws {
        try await addScenes(0..<8)
        let zip = try asked.write(
            ZipFile.bytes((0..<8).map { ("ui/s\($0).png", try DrawnScene.png($0)) }), to: "pack.zip")
        let report = try await test.library.have([zip])
        let summary = try #require(report.summaries.first)
        #expect(summary.path == zip)
        #expect(summary.pictures == 8 && summary.owned == 8)
        #expect(summary.new == 0 && summary.unreadable == 0)
        #expect(summary.place == test.pictures.path("pack"))
        #expect(report.pictures.map(\.path) == (0..<8).map { zip + "!/ui/s\($0).png" })
        #expect(report.pictures.allSatisfy { $0.verdict == "same-bytes" })
        #expect(report.pictures.first?.have.first?.path == test.pictures.path("pack/s0.png"))
    }

    @Test func aFolderThatWasAddedOwnsItself() async throws {
        try await addScenes(0..<3)
        let report = try await test.library.have([test.pictures.path()])
        #expect(report.summaries.first?.owned == 3)
        #expect(!report.hasNew)
    }

    @Test func anotherPlaceIsNamedBeforeThePictureItself() async throws {
        try test.pictures.write(DrawnScene.png(1), to: "a.png")
        try test.pictures.write(DrawnScene.png(1), to: "b.png")
        try await test.update()
        let report = try await test.library.have([test.pictures.path("a.png")])
        #expect(report.pictures.first?.have.map(\.path) == [test.pictures.path("b.png"), test.pictures.path("a.png")])
    }

    @Test func strangersAreNew() async throws {
        try await addScenes(0..<8)
        #expect(try await verdict(on: DrawnScene.png(100)).verdict == PictureVerdict.new)
    }

    @Test func theSamePixelsInAnotherFormatAreTheSamePicture() async throws {
        try await addScenes(0..<4)
        let plain = try #require(UncompressedPicture.bmp(DrawnScene.pixels(2)))
        let verdict = try await verdict(on: plain, named: "asked.bmp")
        #expect(verdict.verdict == "same-pixels")
        #expect(verdict.have.first?.path == test.pictures.path("pack/s2.png"))
    }

    @Test func savedAgainAtLowQualityItIsReencoded() async throws {
        try await addScenes(0..<4)
        let verdict = try await verdict(on: encodeJPEG(DrawnScene.pixels(1), quality: 40), named: "asked.jpg")
        #expect(verdict.verdict == "re-encoded")
        #expect(verdict.have.first?.path == test.pictures.path("pack/s1.png"))
        #expect(verdict.have.first?.larger == nil)
    }

    @Test func aSmallerVersionIsResizedAndTheOneInTheLibraryIsLarger() async throws {
        try await addScenes(0..<4)
        let verdict = try await verdict(on: encodePNG(DrawnScene.pixels(3).halved))
        #expect(verdict.verdict == "resized")
        #expect(verdict.have.first?.larger == .library)
        #expect(verdict.have.first?.width == 240)
        #expect(verdict.width == 120)
    }

    @Test func mirrorImagesAreTold() async throws {
        try await addScenes(0..<4)
        let verdict = try await verdict(on: encodePNG(DrawnScene.pixels(0).mirrored))
        #expect(verdict.verdict == "flipped")
        #expect(verdict.have.first?.path == test.pictures.path("pack/s0.png"))
    }

    @Test func greyVersionsAreRecoloured() async throws {
        try await addScenes(0..<4)
        #expect(try await verdict(on: encodePNG(DrawnScene.pixels(1).grey)).verdict == "recoloured")
    }

    @Test func aPartIsCroppedAndTheOneInTheLibraryIsTheWhole() async throws {
        try await addScenes(0..<4)
        let part = try #require(DrawnScene.pixels(2).cropped(x: 50, y: 30, width: 140, height: 120))
        let verdict = try await verdict(on: encodePNG(part))
        #expect(verdict.verdict == "cropped")
        #expect(verdict.have.first?.path == test.pictures.path("pack/s2.png"))
        #expect(verdict.have.first?.whole == .library)
    }

    @Test func plainPicturesAreNotCopiesOfEachOther() async throws {
        for (number, shade) in [10, 90, 200].enumerated() {
            try test.pictures.write(encodePNG(plain(UInt8(shade))), to: "plain\(number).png")
        }
        try await test.update()
        #expect(try await verdict(on: encodePNG(plain(140))).verdict == PictureVerdict.new)
    }

    private func plain(_ shade: UInt8) -> Pixels {
        Pixels(width: 64, height: 48, channels: 3, bytes: [UInt8](repeating: shade, count: 64 * 48 * 3))
    }

    @Test func nothingIsAddedByAsking() async throws {
        try await addScenes(0..<2)
        let before = try await test.library.status()
        try asked.write(DrawnScene.png(50), to: "new.png")
        try asked.write(ZipFile.bytes([("a.png", DrawnScene.png(51))]), to: "new.zip")
        _ = try await test.library.have([asked.path()])
        let after = try await test.library.status()
        #expect(after.pictures == before.pictures && after.contents == before.contents && after.sources.count == 1)
        #expect(try await test.names("") == ["pack/s0.png", "pack/s1.png"])
    }

    @Test func whatWasRemovedFromTheLibraryIsNew() async throws {
        try await addScenes(0..<2)
        _ = try await test.library.rate(["\(test.pictures.path("pack/s0.png"))"], stars: 5)
        _ = try await test.library.remove(source: test.pictures.path())
        #expect(try await verdict(on: DrawnScene.png(0)).verdict == PictureVerdict.new)
    }

    @Test func badArchivesAndPicturesDoNotStopIt() async throws {
        try await addScenes(0..<2)
        let good = ZipFile.bytes([("a.png", try DrawnScene.png(1)), ("b.png", try DrawnScene.png(60))])
        try asked.write(good, to: "good.zip")
        try asked.write(Array(good.prefix(good.count / 2)), to: "cut.zip")
        try asked.write(Array("PK not a zip".utf8), to: "broken.zip")
        try asked.write([], to: "empty.png")
        let report = try await test.library.have([asked.path(), test.pictures.path()])
        #expect(report.summaries.map(\.path) == [asked.path(), test.pictures.path()])
        #expect(report.hasNew && report.hasUnreadable)
        func verdict(_ name: String) -> PictureVerdict? { report.pictures.first { $0.path.hasSuffix(name) } }
        #expect(verdict("broken.zip")?.verdict == PictureVerdict.unreadable)
        #expect(verdict("empty.png")?.reason?.isEmpty == false)
        #expect(verdict("good.zip!/a.png")?.verdict == "same-bytes")
        #expect(verdict("good.zip!/b.png")?.verdict == PictureVerdict.new)
        #expect(report.summaries.last?.owned == 2)
    }

    @Test func pathsThatAreNothingAreRefused() async throws {
        await #expect(throws: PathProblem.self) { try await test.library.have([asked.path("nowhere")]) }
    }
}
