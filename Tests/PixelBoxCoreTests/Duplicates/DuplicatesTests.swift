import Fixtures
import Foundation
import PixelBoxCore
import PixelBoxImaging
import Testing

struct DuplicatesTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    private func path(_ name: String) -> String { test.pictures.path(name) }

    private func groups(_ change: (inout DuplicatesRequest) -> Void = { _ in }) async throws -> [DuplicateGroup] {
        var request = DuplicatesRequest()
        change(&request)
        return try await test.library.duplicates(request).groups
    }

    /// The paths of each group, the best first, below the folder of pictures.
    private func paths(_ groups: [DuplicateGroup]) -> [[String]] {
        groups.map { group in
            ([group.best] + group.copies.map(\.picture)).map { String($0.path.dropFirst(path("").count + 1)) }
        }
    }

    @Test func equalFilesAreOneGroupLooseAndInArchives() async throws {
        try test.pictures.write(DrawnScene.png(1), to: "a.png")
        try test.pictures.write(DrawnScene.png(1), to: "sub/b.png")
        try test.pictures.write(DrawnScene.png(2), to: "other.png")
        try test.pictures.write(ZipFile.bytes([("in/c.png", DrawnScene.png(1))]), to: "pack.zip")
        try await test.update()
        let groups = try await groups()
        #expect(paths(groups).map(Set.init) == [["a.png", "sub/b.png", "pack.zip!/in/c.png"]])
        #expect(groups.first?.copies.allSatisfy { $0.relation == .sameBytes && $0.confidence == 1 } == true)
        #expect(groups.first?.copies.last?.picture.archived == true)
    }

    @Test func copiesAreRelatedToTheBest() async throws {
        let scene = DrawnScene.pixels(3)
        try test.pictures.write(encodePNG(scene), to: "whole.png")
        try test.pictures.write(encodePNG(scene.halved), to: "small.png")
        try test.pictures.write(encodeJPEG(scene, quality: 40), to: "again.jpg")
        try test.pictures.write(encodePNG(scene.mirrored), to: "mirrored.png")
        for number in 10..<20 { try test.pictures.write(DrawnScene.png(number), to: "s\(number).png") }
        try await test.update()
        let groups = try await groups { $0.rules = [.resolution, .lossless, .folder(path("whole.png"))] }
        #expect(paths(groups) == [["whole.png", "again.jpg", "small.png", "mirrored.png"]])
        #expect(groups.first?.copies.map(\.relation) == [.reencoded, .resized, .flipped])
        #expect(groups.first?.copies.map(\.larger) == [nil, .best, nil])
    }

    @Test func rulesDecideWhichIsTheBest() async throws {
        let scene = DrawnScene.pixels(4)
        try test.pictures.write(encodeJPEG(scene, quality: 60), to: "keep/large.jpg")
        try test.pictures.write(encodePNG(scene.halved), to: "small.png")
        try await test.update()
        func best(_ rules: [PreferenceRule]) async throws -> String? {
            paths(try await groups { $0.rules = rules }).first?.first
        }
        #expect(try await best([.resolution]) == "keep/large.jpg")
        #expect(try await best([.lossless]) == "small.png")
        #expect(try await best([.folder(path("keep")), .lossless]) == "keep/large.jpg")
        #expect(try await best(PreferenceRule.standard) == "keep/large.jpg")
    }

    @Test func theOldestFileIsTheBestWhereTheRulesSaySo() async throws {
        for (name, year) in [("new.png", 2024.0), ("old.png", 2004), ("middle.png", 2014)] {
            try test.pictures.write(DrawnScene.png(1), to: name)
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: (year - 1970) * 31_557_600)], ofItemAtPath: path(name))
        }
        try await test.update()
        #expect(paths(try await groups()) == [["old.png", "middle.png", "new.png"]])
    }

    @Test func onlyTheRelationsAskedForAreListed() async throws {
        let scene = DrawnScene.pixels(5)
        for name in ["a.png", "b.png"] { try test.pictures.write(encodePNG(scene), to: name) }
        try test.pictures.write(encodePNG(scene.halved), to: "small.png")
        try await test.update()
        #expect(paths(try await groups { $0.kinds = [.sameBytes] }) == [["a.png", "b.png"]])
        #expect(paths(try await groups { $0.kinds = [.resized] }) == [["a.png", "small.png"]])
        #expect(try await groups { $0.kinds = [.flipped] }.isEmpty)
    }

    @Test func acrossTwoPlacesOnlyWhatIsInBothCounts() async throws {
        for name in ["one/a.png", "two/b.png", "three/c.png"] { try test.pictures.write(DrawnScene.png(1), to: name) }
        for name in ["one/d.png", "one/e.png"] { try test.pictures.write(DrawnScene.png(2), to: name) }
        try await test.update()
        let found = try await groups { $0.across = (path("one"), path("two")) }
        #expect(paths(found) == [["one/a.png", "two/b.png"]])
    }

    @Test func plainPicturesDoNotChainTogether() async throws {
        for shade in 0..<40 {
            try test.pictures.write(encodePNG(plain(UInt8(shade * 6), spot: shade)), to: "plain\(shade).png")
        }
        try await test.update()
        #expect(try await groups().isEmpty)
    }

    private func plain(_ shade: UInt8, spot: Int) -> Pixels {
        var bytes = [UInt8](repeating: shade, count: 64 * 48 * 3)
        bytes[spot * 30] = shade &+ 1
        return Pixels(width: 64, height: 48, channels: 3, bytes: bytes)
    }

    @Test func whatIsNoDuplicateIsRememberedForEver() async throws {
        let scene = DrawnScene.pixels(6)
        try test.pictures.write(encodePNG(scene), to: "a.png")
        try test.pictures.write(encodePNG(scene.halved), to: "b.png")
        try await test.update()
        #expect(try await groups().count == 1)
        try await test.library.setNotDuplicates("a.png", path("b.png"))
        #expect(try await groups().isEmpty)
        _ = try await test.library.remove(source: test.pictures.path())
        try test.pictures.move("a.png", to: "elsewhere/c.png")
        try await test.update()
        #expect(try await groups().isEmpty)
    }

    @Test func equalFilesCanAllBeWanted() async throws {
        for name in ["a.png", "b.png"] { try test.pictures.write(DrawnScene.png(1), to: name) }
        try await test.update()
        try await test.library.setNotDuplicates("a.png", "b.png")
        #expect(try await groups().isEmpty)
    }

    @Test func aZipThatIsUnpackedElsewhereIsToldAsAWhole() async throws {
        let scenes = try (0..<4).map { (name: "s\($0).png", bytes: try DrawnScene.png($0)) }
        try test.pictures.write(ZipFile.bytes(scenes.map { ("x/" + $0.name, $0.bytes) }), to: "pack.zip")
        for scene in scenes { try test.pictures.write(scene.bytes, to: "ui/" + scene.name) }
        try test.pictures.write(DrawnScene.png(9), to: "ui/own.png")
        try await test.update()
        let container = try #require(try await onlyContainer())
        #expect(container.path == path("pack.zip"))
        #expect(container.pictures == 4)
        #expect(container.place == path("ui"))
    }

    @Test func twoEqualFoldersAreToldOnce() async throws {
        for folder in ["one", "two"] {
            for number in 0..<3 { try test.pictures.write(DrawnScene.png(number), to: "\(folder)/in/s\(number).png") }
        }
        try test.pictures.write(DrawnScene.png(7), to: "own.png")
        try await test.update()
        let container = try #require(try await onlyContainer())
        #expect(container.path == path("one"))
        #expect(container.pictures == 3)
    }

    /// Nil if there are none or several.
    private func onlyContainer() async throws -> WholeContainer? {
        let containers = try await test.library.duplicates().containers
        return containers.count == 1 ? containers.first : nil
    }

    @Test func amongManyPicturesEachCopyIsFound() async throws {
        for number in 0..<120 {
            let scene = DrawnScene.pixels(number, width: 120, height: 90)
            try test.pictures.write(encodePNG(scene), to: "s\(number).png")
            if number % 4 == 0 { try test.pictures.write(encodeJPEG(scene, quality: 70), to: "again\(number).jpg") }
            if number % 4 == 1 { try test.pictures.write(encodePNG(scene.mirrored), to: "mirrored\(number).png") }
        }
        try await test.update()
        let found = try await groups()
        #expect(found.count == 60)
        #expect(found.allSatisfy { $0.copies.count == 1 })
    }
}

struct PreferenceRuleTests {
    @Test func listsAreReadInOrder() {
        let rules = PreferenceRule.list("oldest, lossless,folder:a,b,resolution,exif,bytes", from: "/home/ann")
        #expect(rules == [.oldest, .lossless, .folder("/home/ann/a,b"), .resolution, .exif, .bytes])
    }

    @Test(arguments: ["fastest", "folder:", "lossless,,", ""]) func whatIsNoRuleIsRefused(text: String) {
        #expect(PreferenceRule.list(text, from: "/") == nil)
    }
}
