import Fixtures
import Foundation
import PixelBoxCore
import PixelBoxImaging
import Testing

struct RemovalTests {
    let test: TestLibrary
    /// The home that the trash is in.
    let home: TemporaryFolder

    init() throws {
        test = try TestLibrary()
        home = try TemporaryFolder()
    }

    private var trash: String { home.path("Trash") }

    private func path(_ name: String) -> String { test.pictures.path(name) }

    private func plan(_ kinds: Set<CopyRelation.Kind> = [.sameBytes, .resized]) async throws -> RemovalPlan {
        var request = DuplicatesRequest()
        request.kinds = kinds
        return try await test.library.removalPlan(for: try await test.library.duplicates(request))
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    @Test func copiesGoToTheTrashAndComeBackByteForByte() async throws {
        try test.pictures.write(DrawnScene.png(1), to: "a.png")
        try test.pictures.write(DrawnScene.png(1), to: "sub folder/ä%.png")
        try test.pictures.write(encodePNG(DrawnScene.pixels(1).halved), to: "sub folder/small.png")
        try test.pictures.write(DrawnScene.png(2), to: "other.png")
        try await test.update()
        let before = try tree(test.pictures.url)
        let plan = try await plan()
        #expect(plan.remove.map(\.file.path).sorted() == [path("sub folder/small.png"), path("sub folder/ä%.png")])
        #expect(plan.remove.allSatisfy { $0.kept.path == path("a.png") })
        #expect(try tree(test.pictures.url) == before)

        let report = try await test.library.apply(plan, homeTrash: trash)
        #expect(report.count == 2 && report.skipped.isEmpty)
        #expect(Set(try tree(test.pictures.url).keys) == ["a.png", "other.png"])
        #expect(exists(trash + "/files/ä%.png") && exists(trash + "/files/small.png"))
        let note = try String(contentsOfFile: trash + "/info/ä%.png.trashinfo", encoding: .utf8)
        let lines = note.split(separator: "\n")
        #expect(lines.first == "[Trash Info]")
        #expect(lines.dropFirst().first == "Path=\(path("sub%20folder/%C3%A4%25.png"))")
        #expect(lines.last?.wholeMatch(of: /DeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/) != nil)
        #expect(try await test.names("") == ["a.png", "other.png"])
        #expect(test.library.removals() == [report.name])

        let undone = try await test.library.undo()
        #expect(undone.count == 2 && undone.skipped.isEmpty)
        #expect(try tree(test.pictures.url) == before)
        #expect(try tree(URL(fileURLWithPath: trash)).isEmpty)
        #expect(test.library.removals().isEmpty)
        try await test.update()
        #expect(try await test.names("").count == 4)
    }

    @Test func archivesAndTheLastCopyAreNeverInAPlan() async throws {
        try test.pictures.write(
            ZipFile.bytes([("a.png", DrawnScene.png(1)), ("b.png", DrawnScene.png(1))]), to: "p.zip")
        try test.pictures.write(ZipFile.bytes([("a.png", DrawnScene.png(1))]), to: "q.zip")
        try await test.update()
        #expect(try await plan().remove.isEmpty)
        try test.pictures.write(DrawnScene.png(1), to: "loose.png")
        try await test.update()
        #expect(try await plan().remove.isEmpty)
    }

    @Test func aLooseCopyCanGoWhereTheArchiveIsPreferred() async throws {
        try test.pictures.write(ZipFile.bytes([("in/a.png", DrawnScene.png(1))]), to: "p.zip")
        try test.pictures.write(DrawnScene.png(1), to: "loose.png")
        try await test.update()
        var request = DuplicatesRequest()
        request.rules = [.folder(path("p.zip"))]
        let plan = try await test.library.removalPlan(for: try await test.library.duplicates(request))
        #expect(plan.remove.map(\.kept.path) == [path("p.zip!/in/a.png")])
        #expect(try await test.library.apply(plan, homeTrash: trash).count == 1)
        #expect(!exists(path("loose.png")))
    }

    @Test func byDefaultOnlyRelationsThatLoseNoPixelArePlanned() async throws {
        try test.pictures.write(DrawnScene.png(1), to: "a.png")
        try test.pictures.write(DrawnScene.png(1), to: "same.png")
        try test.pictures.write(encodePNG(DrawnScene.pixels(1).mirrored), to: "mirrored.png")
        try test.pictures.write(encodePNG(DrawnScene.pixels(1).halved), to: "small.png")
        try await test.update()
        #expect(try await plan(DuplicatesRequest.safeKinds).remove.map(\.file.path) == [path("same.png")])
        #expect(try await plan([.flipped]).remove.contains { $0.kept.path == path("mirrored.png") })
    }

    @Test func whatChangedSinceThePlanStays() async throws {
        for name in ["a.png", "b.png", "c.png"] { try test.pictures.write(DrawnScene.png(1), to: name) }
        try await test.update()
        let plan = try await plan()
        try test.pictures.write(DrawnScene.png(8), to: "b.png")
        try test.pictures.remove("c.png")
        let report = try await test.library.apply(plan, homeTrash: trash)
        #expect(report.count == 0)
        #expect(Set(report.skipped.map(\.path)) == [path("b.png"), path("c.png")])
        #expect(exists(path("b.png")))
    }

    @Test func nothingGoesWhenTheOneToKeepIsNotThere() async throws {
        for name in ["a.png", "b.png"] { try test.pictures.write(DrawnScene.png(1), to: name) }
        try await test.update()
        let plan = try await plan()
        try test.pictures.write(DrawnScene.png(8), to: "a.png")
        #expect(try await test.library.apply(plan, homeTrash: trash).count == 0)
        try test.pictures.remove("a.png")
        #expect(try await test.library.apply(plan, homeTrash: trash).count == 0)
        #expect(exists(path("b.png")))
    }

    @Test func aPlanTurnedAgainstItselfKeepsOne() async throws {
        for name in ["a.png", "b.png"] { try test.pictures.write(DrawnScene.png(1), to: name) }
        try await test.update()
        var plan = try await plan()
        let item = try #require(plan.remove.first)
        var other = item
        (other.file, other.kept) = (item.kept, item.file)
        plan.remove.append(other)
        let report = try await test.library.apply(plan, homeTrash: trash)
        #expect(report.count == 1)
        #expect(exists(path("a.png")) != exists(path("b.png")))
    }

    @Test func anotherNameOfTheVerySameFileStays() async throws {
        try test.pictures.write(DrawnScene.png(1), to: "a.png")
        try FileManager.default.linkItem(atPath: path("a.png"), toPath: path("b.png"))
        try await test.update()
        let report = try await test.library.apply(plan(), homeTrash: trash)
        #expect(report.count == 0 && report.skipped.count == 1)
    }

    @Test func archivesNamedInAnEditedPlanStay() async throws {
        for name in ["a.png", "b.png"] { try test.pictures.write(DrawnScene.png(1), to: name) }
        try test.pictures.write(ZipFile.bytes([("a.png", DrawnScene.png(1))]), to: "p.zip")
        try await test.update()
        var plan = try await plan()
        plan.remove[0].file.path = path("p.zip")
        #expect(try await test.library.apply(plan, homeTrash: trash).count == 0)
        #expect(exists(path("p.zip")))
    }

    @Test func tagsAndRatingsGoOverAndComeBack() async throws {
        try test.pictures.write(DrawnScene.png(1), to: "large.png")
        try test.pictures.write(encodePNG(DrawnScene.pixels(1).halved), to: "small.png")
        try await test.update()
        _ = try await test.library.tag(["large.png"], with: ["both"])
        _ = try await test.library.tag(["small.png"], with: ["both", "holiday"])
        _ = try await test.library.rate(["small.png"], stars: 4)
        _ = try await test.library.apply(plan(), homeTrash: trash)
        let id = try #require(try await test.library.pictureId("large.png"))
        let kept = try #require(try await test.library.details(ofPicture: id))
        #expect(kept.tags.filter { $0.origin == "user" }.map(\.name) == ["both", "holiday"])
        #expect(kept.rating == 4)
        #expect(try await test.names("tag:holiday") == ["large.png"])
        _ = try await test.library.undo()
        try await test.update()
        let after = try #require(try await test.library.details(ofPicture: id))
        #expect(after.tags.filter { $0.origin == "user" }.map(\.name) == ["both"])
        #expect(after.rating == nil)
        #expect(try await test.names("tag:holiday rating:4") == ["small.png"])
    }

    @Test func undoNeverWritesOverWhatIsThereNow() async throws {
        for name in ["a.png", "b.png"] { try test.pictures.write(DrawnScene.png(1), to: name) }
        try await test.update()
        _ = try await test.library.apply(plan(), homeTrash: trash)
        let gone = exists(path("a.png")) ? "b.png" : "a.png"
        try test.pictures.write(DrawnScene.png(9), to: gone)
        let report = try await test.library.undo()
        #expect(report.count == 0 && report.skipped.count == 1)
        #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: path(gone)))) == DrawnScene.png(9))
        try test.pictures.remove(gone)
        #expect(try await test.library.undo().count == 1)
        await #expect(throws: NothingToUndo.self) { try await test.library.undo() }
    }

    @Test func runsAreTakenBackByName() async throws {
        for name in ["a.png", "b.png"] { try test.pictures.write(DrawnScene.png(1), to: name) }
        try await test.update()
        let first = try await test.library.apply(plan(), homeTrash: trash)
        for name in ["c.png", "d.png"] { try test.pictures.write(DrawnScene.png(2), to: name) }
        try await test.update()
        let second = try await test.library.apply(plan(), homeTrash: trash)
        #expect(test.library.removals() == [first.name, second.name])
        #expect(try await test.library.undo(first.name).count == 1)
        #expect(test.library.removals() == [second.name])
        await #expect(throws: PathProblem.self) { try await test.library.undo("no-such-run") }
    }

    /// The bytes and the time of each file below a folder.
    private func tree(_ folder: URL) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        while let file = found?.nextObject() as? URL {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            let time = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
            let name = String(file.resolvingSymlinksInPath().path.dropFirst(folder.path.count + 1))
            files[name] = try [UInt8](Data(contentsOf: file)) + Array("\(String(describing: time))".utf8)
        }
        return files
    }
}
