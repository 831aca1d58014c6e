import Fixtures
import Foundation
import PixelBoxCore
import PixelBoxImaging
import Testing

/// Pictures that resemble each other, and pictures within pictures.
struct SiblingsAndPartsTests {
    let test: TestLibrary
    /// What is asked about.
    let asked: TemporaryFolder

    init() throws {
        test = try TestLibrary()
        asked = try TemporaryFolder()
    }

    private func verdict(on bytes: [UInt8], named name: String = "asked.png") async throws -> PictureVerdict {
        let path = try asked.write(bytes, to: name)
        return try #require(try await test.library.have([path]).pictures.first)
    }

    @Test(arguments: 0..<3) func ofSiblingsTheOneInTheSameColoursIsNamedFirst(number: Int) async throws {
        let siblings = (0..<3).map { turn in DrawnScene.pixels(5).withChannelsMoved(by: turn) }
        for (turn, sibling) in siblings.enumerated() {
            try test.pictures.write(encodePNG(sibling), to: "s\(turn).png")
        }
        try await test.update()
        let verdict = try await verdict(on: encodeJPEG(siblings[number], quality: 40), named: "asked.jpg")
        #expect(verdict.have.first?.path == test.pictures.path("s\(number).png"))
        #expect(verdict.verdict == "re-encoded")
    }

    @Test(arguments: [0, 3]) func aWindowOnADesktopThatShowsAPictureIsThatPicture(number: Int) async throws {
        for scene in 0..<5 { try test.pictures.write(DrawnScene.png(scene), to: "s\(scene).png") }
        try await test.update()
        let verdict = try await verdict(on: encodePNG(DrawnScene.pixels(number).halved.onADesktop))
        #expect(verdict.have.first?.path == test.pictures.path("s\(number).png"))
        #expect(verdict.verdict == "captioned")
    }

    @Test func aDesktopThatShowsAStrangerIsNew() async throws {
        for scene in 0..<5 { try test.pictures.write(DrawnScene.png(scene), to: "s\(scene).png") }
        try await test.update()
        #expect(try await verdict(on: encodePNG(DrawnScene.pixels(70).halved.onADesktop)).verdict == PictureVerdict.new)
    }

    @Test(arguments: [false, true]) func aTileWithLittleOnItIsACopyEvenWhenItIsMirrored(hasCorner: Bool) async throws {
        try test.pictures.write(encodePNG(.tile(hasCorner: hasCorner)), to: "tile.png")
        try await test.update()
        let verdict = try await verdict(on: encodePNG(Pixels.tile(hasCorner: hasCorner).mirrored))
        #expect(verdict.verdict == "flipped")
        #expect(verdict.have.first?.path == test.pictures.path("tile.png"))
    }

    @Test func aPlainTileWithAStripIsACopyEvenAfterJPEGMovedItsMargins() async throws {
        try test.pictures.write(encodePNG(.tile(wall: 3, floor: [158, 190, 195])), to: "tile.png")
        try await test.update()
        let tile = Pixels.tile(wall: 3, floor: [158, 190, 195])
        #expect(try await verdict(on: encodeJPEG(tile, quality: 20), named: "asked.jpg").verdict == "re-encoded")
    }

    @Test(arguments: 0..<4) func ofFloorsTheRightOneIsFoundInAFrame(number: Int) async throws {
        let floors: [[UInt8]] = [[74, 74, 74], [39, 174, 96], [195, 133, 70], [158, 190, 195]]
        for (number, floor) in floors.enumerated() {
            try test.pictures.write(encodePNG(.tile(wall: 6, floor: floor)), to: "f\(number).png")
        }
        try await test.update()
        let framed = try encodeJPEG(Pixels.tile(wall: 6, floor: floors[number]).framed, quality: 85)
        let verdict = try await verdict(on: framed, named: "asked.jpg")
        #expect(verdict.verdict == "captioned")
        #expect(verdict.have.first?.path == test.pictures.path("f\(number).png"))
    }

    @Test func aMarkedPhotoWithoutColoursIsStillACopy() async throws {
        let photo = DrawnScene.pixels(9).grey.withGreyNoise
        try test.pictures.write(encodePNG(photo), to: "photo.png")
        try await test.update()
        let verdict = try await verdict(on: encodePNG(photo.withMark))
        #expect(verdict.isOwned)
        #expect(verdict.have.first?.path == test.pictures.path("photo.png"))
    }
}

extension Pixels {
    /// A floor with an orange wall on its right and, if wanted, a light corner.
    fileprivate static func tile(
        hasCorner: Bool = false, wall: Int = 14, floor: [UInt8] = [74, 74, 74]
    ) -> Pixels {
        let edge = 64
        var bytes: [UInt8] = []
        for y in 0..<edge {
            for x in 0..<edge {
                let isCorner = hasCorner && x < 12 && y >= 52
                bytes += x >= edge - wall ? [224, 112, 40] : isCorner ? [150, 180, 190] : floor
            }
        }
        return Pixels(width: edge, height: edge, channels: 3, bytes: bytes)
    }

    /// On a blue ground that is wider by 10 pixels on each side.
    fileprivate var framed: Pixels {
        let (wide, high) = (width + 20, height + 20)
        var framed = [UInt8]()
        for _ in 0..<wide * high { framed += [30, 60, 120] }
        for y in 0..<height {
            let start = ((y + 10) * wide + 10) * 3
            framed.replaceSubrange(start..<start + width * 3, with: bytes[y * width * 3..<(y + 1) * width * 3])
        }
        return Pixels(width: wide, height: high, channels: 3, bytes: framed)
    }

    /// Red becomes green, green blue, blue red, so many times.
    fileprivate func withChannelsMoved(by turn: Int) -> Pixels {
        changed { x, y, channel in bytes[(y * width + x) * 3 + (channel + turn) % 3] }
    }

    /// In the middle of a plain window with a dark bar above and a grey one on the left.
    fileprivate var onADesktop: Pixels {
        let (wide, high) = (width * 5 / 2, height * 5 / 2)
        let (left, top) = (width, height)
        var desktop = [UInt8](repeating: 245, count: wide * high * 3)
        for y in 0..<high {
            for x in 0..<wide {
                let isBar = y < high / 12 || x < wide / 6
                let isInside = left..<left + width ~= x && top..<top + height ~= y
                for channel in 0..<3 {
                    let place = (y * wide + x) * 3 + channel
                    if isBar { desktop[place] = y < high / 12 ? 60 : 200 }
                    if isInside { desktop[place] = bytes[((y - top) * width + x - left) * 3 + channel] }
                }
            }
        }
        return Pixels(width: wide, height: high, channels: 3, bytes: desktop)
    }

    /// As film has it: more than the few shades of a drawing.
    fileprivate var withGreyNoise: Pixels {
        changed { x, y, channel in
            let noise = (x &* 7_919 &+ y &* 104_729) % 13 - 6
            return UInt8(max(0, min(255, Int(bytes[(y * width + x) * 3 + channel]) + noise)))
        }
    }

    /// Light stripes across a part of it.
    fileprivate var withMark: Pixels {
        changed { x, y, channel in
            let value = bytes[(y * width + x) * 3 + channel]
            let isMarked = height / 3..<height / 2 ~= y && width / 4..<width * 3 / 4 ~= x && (x + y) % 11 < 3
            return isMarked ? UInt8((Int(value) + 3 * 255) / 4) : value
        }
    }

    private func changed(_ value: (Int, Int, Int) -> UInt8) -> Pixels {
        var changed: [UInt8] = []
        changed.reserveCapacity(bytes.count)
        for y in 0..<height {
            for x in 0..<width {
                for channel in 0..<3 { changed.append(value(x, y, channel)) }
            }
        }
        return Pixels(width: width, height: height, channels: 3, bytes: changed)
    }
}
