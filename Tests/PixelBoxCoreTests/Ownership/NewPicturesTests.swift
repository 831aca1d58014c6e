import Fixtures
import Foundation
import PixelBoxCore
import Testing

struct NewPicturesTests {
    let test: TestLibrary
    let asked: TemporaryFolder
    let target: TemporaryFolder

    init() throws {
        test = try TestLibrary()
        asked = try TemporaryFolder()
        target = try TemporaryFolder()
    }

    /// The files in the target, by path in it.
    private func extracted() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: target.path()).filter { $0.hasSuffix(".png") }.sorted()
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: target.url.appendingPathComponent(name)))
    }

    @Test func onlyNewPicturesAreWrittenUnderTheirNames() async throws {
        try test.pictures.write(DrawnScene.png(1), to: "a.png")
        try await test.update()
        let inner = ZipFile.bytes([("deep/n.png", try DrawnScene.png(5))])
        let zip = try asked.write(
            ZipFile.bytes([
                ("ui/have.png", DrawnScene.png(1)), ("ui/new.png", DrawnScene.png(2)), ("inner.zip", inner),
            ]), to: "pack.zip")
        let report = try await test.library.have([zip], extractingNewTo: target.path())
        #expect(try extracted() == ["inner.zip/deep/n.png", "ui/new.png"])
        #expect(try bytes("ui/new.png") == DrawnScene.png(2))
        #expect(
            Set(report.pictures.compactMap(\.savedAs)) == [
                target.path("ui/new.png"), target.path("inner.zip/deep/n.png"),
            ])
    }

    @Test func looseFilesKeepTheirFolders() async throws {
        try asked.write(DrawnScene.png(1), to: "x/a.png")
        try asked.write(ZipFile.bytes([("b.png", DrawnScene.png(2))]), to: "x/p.zip")
        _ = try await test.library.have([asked.path()], extractingNewTo: target.path())
        #expect(try extracted() == ["x/a.png", "x/p.zip/b.png"])
    }

    @Test func nothingIsOverwritten() async throws {
        try target.write([1, 2, 3], to: "a.png")
        let file = try asked.write(DrawnScene.png(1), to: "a.png")
        _ = try await test.library.have([file], extractingNewTo: target.path())
        #expect(try bytes("a.png") == [1, 2, 3])
        #expect(try extracted() == ["a (2).png", "a.png"])
    }

    @Test func namesThatLeadOutStayInside() async throws {
        let names = ["../../out.png", "/abs.png", "a/../../../up.png", "..\\..\\win.png"]
        let zip = try asked.write(
            ZipFile.bytes(names.enumerated().map { ($1, try DrawnScene.png($0)) }), to: "evil.zip")
        let folder = target.path("in/here")
        let report = try await test.library.have([zip], extractingNewTo: folder)
        #expect(report.pictures.count == names.count && report.summaries.first?.new == names.count)
        #expect(try extracted().allSatisfy { $0.hasPrefix("in/here/") })
        #expect(!FileManager.default.fileExists(atPath: "/abs.png"))
    }

    @Test func aTargetInsideWhatIsAskedAboutIsNotAskedAbout() async throws {
        try asked.write(DrawnScene.png(1), to: "a.png")
        let report = try await test.library.have([asked.path()], extractingNewTo: asked.path("new"))
        #expect(report.pictures.count == 1)
    }

    @Test func whatACheckFoundNewCanBeWrittenAfterwards() async throws {
        try test.pictures.write(DrawnScene.png(1), to: "have.png")
        try await test.update()
        let inner = ZipFile.bytes([("deep/n.png", try DrawnScene.png(5)), ("../../out.png", try DrawnScene.png(6))])
        try asked.write(DrawnScene.png(1), to: "have.png")
        try asked.write(DrawnScene.png(2), to: "x/a.png")
        try asked.write(ZipFile.bytes([("inner.zip", inner), ("b.png", try DrawnScene.png(3))]), to: "x/p.zip")
        try target.write([1, 2, 3], to: "x/a.png")
        let report = try await test.library.have([asked.path()])
        #expect(report.pictures.count { $0.verdict == PictureVerdict.new } == 4)

        let saved = try await test.library.saveNew(report.pictures, of: [asked.path()], to: target.path())
        #expect((saved.wanted, saved.count, saved.skipped.count) == (4, 4, 0))
        #expect(
            try extracted() == [
                "x/a (2).png", "x/a.png", "x/p.zip/b.png", "x/p.zip/inner.zip/deep/n.png",
                "x/p.zip/inner.zip/out.png",
            ])
        #expect(try bytes("x/a.png") == [1, 2, 3])
        #expect(try bytes("x/p.zip/inner.zip/deep/n.png") == DrawnScene.png(5))
    }

    @Test func whatWentSinceTheCheckIsSkipped() async throws {
        try asked.write(DrawnScene.png(1), to: "a.png")
        try asked.write(DrawnScene.png(2), to: "b.png")
        let report = try await test.library.have([asked.path()])
        try FileManager.default.removeItem(atPath: asked.path("a.png"))
        let saved = try await test.library.saveNew(report.pictures, of: [asked.path()], to: target.path())
        #expect(saved.count == 1)
        #expect(saved.skipped.map(\.path) == [asked.path("a.png")])
        #expect(try extracted() == ["b.png"])
    }

    @Test func aTargetHasToBeAFolderOrANewOneInAFolder() throws {
        try target.write([1], to: "file")
        try test.library.check(target: target.path())
        try test.library.check(target: target.path("new"))
        #expect(throws: PathProblem.self) { try test.library.check(target: target.path("file")) }
        #expect(throws: PathProblem.self) { try test.library.check(target: target.path("file/new")) }
        #expect(throws: PathProblem.self) { try test.library.check(target: target.path("nothing/new")) }
    }
}
