import Fixtures
import PixelBoxCore
import PixelBoxImaging
import Testing

/// Sprites, their sheets, and what was cut out of either.
struct SheetTests {
    let test: TestLibrary
    /// What is asked about.
    let asked: TemporaryFolder
    private let sprites = (0..<16).map { DrawnScene.pixels($0 + 40, width: 48, height: 48) }

    init() throws {
        test = try TestLibrary()
        asked = try TemporaryFolder()
    }

    private func verdict(on pixels: Pixels) async throws -> PictureVerdict {
        let path = try asked.write(encodePNG(pixels), to: "asked.png")
        return try #require(try await test.library.have([path]).pictures.first)
    }

    /// All sprites in rows of four.
    private var sheet: Pixels {
        var bytes: [UInt8] = []
        for row in 0..<4 * 48 {
            for sprite in sprites[row / 48 * 4..<row / 48 * 4 + 4] {
                bytes += sprite.bytes[row % 48 * 48 * 3..<(row % 48 + 1) * 48 * 3]
            }
        }
        return Pixels(width: 4 * 48, height: 4 * 48, channels: 3, bytes: bytes)
    }

    @Test(arguments: [0, 6, 15]) func whoHasASheetHasItsSprites(number: Int) async throws {
        try test.pictures.write(encodePNG(sheet), to: "sheet.png")
        for scene in 0..<5 { try test.pictures.write(DrawnScene.png(scene), to: "s\(scene).png") }
        try await test.update()
        let verdict = try await verdict(on: sprites[number])
        #expect(verdict.verdict == "cropped")
        #expect(verdict.have.first?.path == test.pictures.path("sheet.png"))
        #expect(verdict.have.first?.whole == .library)
        #expect(try await self.verdict(on: DrawnScene.pixels(99, width: 48, height: 48)).verdict == PictureVerdict.new)
    }

    @Test func whoHasASpriteHasNotTheSheet() async throws {
        for (number, sprite) in sprites.prefix(5).enumerated() {
            try test.pictures.write(encodePNG(sprite), to: "sprite\(number).png")
        }
        try await test.update()
        #expect(try await verdict(on: sheet).verdict == PictureVerdict.new)
    }

    @Test func aSheetAndItsSpritesAreNoDuplicates() async throws {
        try test.pictures.write(encodePNG(sheet), to: "sheet.png")
        for (number, sprite) in sprites.enumerated() {
            try test.pictures.write(encodePNG(sprite), to: "sprite\(number).png")
        }
        try await test.update()
        #expect(try await test.library.duplicates(DuplicatesRequest()).groups.isEmpty)
    }

    @Test func whatWasCutOutIsADuplicateOfTheWhole() async throws {
        let whole = DrawnScene.pixels(60)
        try test.pictures.write(encodePNG(whole), to: "whole.png")
        let part = try #require(whole.cropped(x: 70, y: 40, width: 120, height: 90))
        try test.pictures.write(encodePNG(part), to: "part.png")
        try await test.update()
        let groups = try await test.library.duplicates(DuplicatesRequest()).groups
        #expect(groups.first?.copies.map(\.relation) == [.cropped])
        #expect(groups.first?.copies.first?.confidence == 1)
    }
}
