import Foundation
import PixelBoxArchives
import Testing

struct TrashTests {
    let folder: TemporaryFolder
    let trash: Trash

    init() throws {
        folder = try TemporaryFolder()
        trash = Trash(home: folder.path("home/Trash"))
    }

    private func thrown(_ name: String) throws -> Trash.Place {
        let place = try trash.reserve(for: folder.path(name), date: "2026-01-02T03:04:05")
        try trash.move(folder.path(name), to: place)
        return place
    }

    @Test func theNoteSaysWhereItCameFromAndWhen() throws {
        try folder.write("x", as: "a b/c%ü.png")
        let place = try thrown("a b/c%ü.png")
        let note = try String(contentsOfFile: try #require(place.note), encoding: .utf8)
        let from = folder.path("a%20b/c%25%C3%BC.png")
        #expect(note == "[Trash Info]\nPath=\(from)\nDeletionDate=2026-01-02T03:04:05\n")
        #expect(place.file == folder.path("home/Trash/files/c%ü.png"))
        #expect(place.note == folder.path("home/Trash/info/c%ü.png.trashinfo"))
    }

    @Test func equalNamesGetNumbers() throws {
        var places: [Trash.Place] = []
        for text in ["1", "2", "3"] {
            try folder.write(text, as: "a.png")
            places.append(try thrown("a.png"))
        }
        #expect(places.map { ($0.file as NSString).lastPathComponent } == ["a.png", "a 2.png", "a 3.png"])
        #expect(try places.map { try String(contentsOfFile: $0.file, encoding: .utf8) } == ["1", "2", "3"])
    }

    @Test func filesComeBackWithTheirFolders() throws {
        try folder.write("x", as: "deep/er/a.png")
        let place = try thrown("deep/er/a.png")
        try FileManager.default.removeItem(atPath: folder.path("deep"))
        #expect(try trash.restore(place, to: folder.path("deep/er/a.png")) == .back)
        #expect(try String(contentsOfFile: folder.path("deep/er/a.png"), encoding: .utf8) == "x")
        #expect(!FileManager.default.fileExists(atPath: try #require(place.note)))
        #expect(try trash.restore(place, to: folder.path("deep/er/a.png")) == .wasThere)
    }

    @Test func nothingIsWrittenOver() throws {
        try folder.write("old", as: "a.png")
        let place = try thrown("a.png")
        try folder.write("new", as: "a.png")
        #expect(throws: TrashError.self) { try trash.restore(place, to: folder.path("a.png")) }
        #expect(try String(contentsOfFile: folder.path("a.png"), encoding: .utf8) == "new")
        #expect(try String(contentsOfFile: place.file, encoding: .utf8) == "old")
    }

    @Test func stoppedBetweenTwoNamesItIsOneFileInTheEnd() throws {
        try folder.write("x", as: "a.png")
        let place = try trash.reserve(for: folder.path("a.png"), date: "2026-01-02T03:04:05")
        try FileManager.default.linkItem(atPath: folder.path("a.png"), toPath: place.file)
        #expect(try trash.restore(place, to: folder.path("a.png")) == .back)
        #expect(!FileManager.default.fileExists(atPath: place.file))
        #expect(try String(contentsOfFile: folder.path("a.png"), encoding: .utf8) == "x")
    }

    @Test func aPlaceThatWasNotUsedLeavesNothing() throws {
        try folder.write("x", as: "a.png")
        let place = try trash.reserve(for: folder.path("a.png"), date: "2026-01-02T03:04:05")
        #expect(try trash.restore(place, to: folder.path("a.png")) == .wasThere)
        #expect(!FileManager.default.fileExists(atPath: try #require(place.note)))
    }

    @Test func whatIsInNeitherPlaceIsLost() throws {
        try folder.write("x", as: "a.png")
        let place = try thrown("a.png")
        try FileManager.default.removeItem(atPath: place.file)
        let error = #expect(throws: TrashError.self) { try trash.restore(place, to: folder.path("a.png")) }
        #expect(error?.isLost == true)
    }

    @Test func longNamesFitWithTheirNotes() throws {
        let name = String(repeating: "ü", count: 120) + ".png"
        try folder.write("x", as: name)
        let place = try thrown(name)
        #expect(place.file.hasSuffix(".png"))
        #expect(try trash.restore(place, to: folder.path(name)) == .back)
    }
}
