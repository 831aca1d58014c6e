import Fixtures
import Foundation
import PixelBoxImaging
import Testing

struct DuplicatesTests {
    let home: TemporaryFolder
    let pictures: TemporaryFolder
    let program: Program

    init() throws {
        home = try TemporaryFolder()
        pictures = try TemporaryFolder()
        // The trash is in the user's own folder of data.
        program = Program(
            library: home.path("library"),
            environment: [
                "PIXELBOX_MODELS": home.path("none"), "HOME": home.path("home"), "XDG_DATA_HOME": home.path("data"),
            ])
    }

    private func add() throws { #expect(try program.run("add", pictures.path()).status == 0) }

    @Test func groupsAreListedBestFirst() throws {
        try pictures.write(DrawnScene.png(1), to: "large.png")
        try pictures.write(encodePNG(DrawnScene.pixels(1).halved), to: "small.png")
        try pictures.write(ZipFile.bytes([("x.png", DrawnScene.png(1))]), to: "pack.zip")
        try add()
        let found = try program.run("duplicates", folder: pictures.path())
        #expect(found.status == 0)
        let lines = found.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("large.png  (#"))
        #expect(lines[1].hasPrefix("    same bytes  pack.zip!/x.png  (#"))
        #expect(lines[2].hasPrefix("    smaller     small.png  (#"))
        #expect(found.errors.contains("1 group with 2 copies"))
    }

    @Test func jsonNamesTheBestAndItsCopies() throws {
        try pictures.write(DrawnScene.png(1), to: "a.png")
        try pictures.write(DrawnScene.png(1), to: "sub/b.png")
        try add()
        let found = try program.run("duplicates", "--json")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any])
        let group = try #require((json["groups"] as? [[String: Any]])?.first)
        #expect((group["best"] as? [String: Any])?["path"] as? String == pictures.path("a.png"))
        let copy = try #require((group["copies"] as? [[String: Any]])?.first)
        #expect(copy["relation"] as? String == "same-bytes")
        #expect((copy["picture"] as? [String: Any])?["path"] as? String == pictures.path("sub/b.png"))
    }

    @Test func planApplyAndUndoRestoreEverything() throws {
        try pictures.write(DrawnScene.png(1), to: "a.png")
        try pictures.write(DrawnScene.png(1), to: "sub/b.png")
        try pictures.write(DrawnScene.png(2), to: "c.png")
        try add()
        let before = try tree()
        let planned = try program.run("duplicates", "--plan", "plan.json", folder: home.path())
        #expect(planned.status == 0, "\(planned.errors)")
        #expect(try program.run("duplicates", "--plan", "plan.json", folder: home.path()).status == 1)
        let applied = try program.run("apply", "plan.json", folder: home.path())
        #expect(applied.status == 0, "\(applied.errors)")
        #expect(try tree().keys.sorted() == ["a.png", "c.png"])
        #expect(FileManager.default.fileExists(atPath: home.path("data/Trash/files/b.png")))
        #expect(try program.run("apply", "plan.json", folder: home.path()).status == 2)
        #expect(try program.run("undo", "--list").output.split(separator: "\n").count == 1)
        let undone = try program.run("undo")
        #expect(undone.status == 0, "\(undone.errors)")
        #expect(try tree() == before)
        #expect(try program.run("search", "b.png", "--json", "--limit", "0").output.contains("\"total\" : 1"))
        #expect(try program.run("undo").status == 1)
    }

    @Test func wrongOptionsAreUsageErrors() throws {
        try pictures.write(DrawnScene.png(1), to: "a.png")
        try add()
        #expect(try program.run("duplicates", "--prefer", "fastest").status == 64)
        #expect(try program.run("duplicates", "--kind", "similar").status == 64)
        #expect(try program.run("duplicates", "--across", "one").status == 64)
        #expect(try program.run("duplicates", "--not", "1").status == 64)
        #expect(try program.run("duplicates", "--not", "1", "99").status == 1)
        #expect(try program.run("apply", "nowhere.json").status == 1)
    }

    @Test func noDuplicateIsRemembered() throws {
        try pictures.write(DrawnScene.png(1), to: "a.png")
        try pictures.write(encodePNG(DrawnScene.pixels(1).halved), to: "b.png")
        try add()
        #expect(try program.run("duplicates", "--not", "a.png", "b.png", folder: pictures.path()).status == 0)
        #expect(try program.run("duplicates").output.isEmpty)
    }

    @Test func killedAtAnyMomentNothingIsLost() throws {
        for number in 0..<40 {
            for folder in ["a", "b/c", "d e"] {
                try pictures.write(SamplePicture.png(number, width: 64, height: 48), to: "\(folder)/p\(number).png")
            }
        }
        try add()
        let before = try tree()
        let planned = try program.run("duplicates", "--plan", "plan.json", folder: home.path())
        #expect(planned.status == 0, "\(planned.errors)")
        var random = SystemRandomNumberGenerator()
        for round in 0..<12 {
            let running = try program.start("apply", home.path("plan.json"))
            usleep(UInt32.random(in: 5_000...150_000, using: &random))
            kill(running.processIdentifier, SIGKILL)
            running.waitUntilExit()
            try #require(try everythingIsSomewhere(before))
            guard round % 3 == 2 else { continue }
            let undoing = try program.start("undo")
            usleep(UInt32.random(in: 5_000...100_000, using: &random))
            kill(undoing.processIdentifier, SIGKILL)
            undoing.waitUntilExit()
            try #require(try everythingIsSomewhere(before))
        }
        for _ in 0..<20 where try program.run("undo").status != 1 {}
        #expect(try tree() == before)
        #expect(try program.run("undo", "--list").output.isEmpty)
        #expect(try program.run("doctor").output.contains("is intact"))
    }

    /// Each file is where it was, or in the trash.
    private func everythingIsSomewhere(_ before: [String: [UInt8]]) throws -> Bool {
        let trash = home.path("data/Trash/files")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: trash)) ?? []
        let thrown = try names.map { try [UInt8](Data(contentsOf: URL(fileURLWithPath: trash + "/" + $0))) }
        let present = try tree()
        let missing = before.filter { present[$0.key] == nil }
        return missing.allSatisfy { file in thrown.contains(file.value) } && missing.count <= thrown.count
            && present.allSatisfy { before[$0.key] == $0.value }
    }

    private func tree() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: pictures.path()) where name.hasSuffix(".png") {
            files[name] = try [UInt8](Data(contentsOf: pictures.url.appendingPathComponent(name)))
        }
        return files
    }
}
