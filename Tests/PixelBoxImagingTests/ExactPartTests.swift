import PixelBoxImaging
import Testing

/// Pictures that lie in others pixel by pixel.
struct ExactPartTests {
    private func fingerprint(_ bytes: [UInt8]) throws -> Fingerprint {
        let decoded = try PictureDecoder().decode(.bytes(bytes))
        let made = Fingerprint(
            decoded.small, width: decoded.width, height: decoded.height, shingles: decoded.shingles)
        // As it comes back from the database.
        let stored = try #require(Fingerprint(bytes: made.bytes))
        #expect(stored == made)
        return stored
    }

    private func relation(_ one: Pixels, _ other: Pixels) throws -> Relation? {
        try Fingerprint.compare(fingerprint(encodePNG(one)), fingerprint(encodePNG(other)))
    }

    @Test(arguments: [(0, 0), (13, 7), (99, 58)])
    func whatIsCutOutIsProvedToBeAPart(x: Int, y: Int) throws {
        let whole = Drawing.blots(seed: 1, width: 150, height: 110)
        let part = try #require(whole.cropped(x: x, y: y, width: 51, height: 52))
        let relation = try #require(try relation(part, whole))
        #expect(relation.kind == .cropped)
        #expect(relation.isProved)
        #expect(relation.whole == .second)
        #expect(try self.relation(whole, part)?.whole == .first)
    }

    @Test func whatIsCutOutOfALargePictureIsKnownByASample() throws {
        let whole = Drawing.blots(seed: 2, width: 900, height: 800)
        let part = try #require(whole.cropped(x: 301, y: 207, width: 400, height: 350))
        #expect(try relation(part, whole)?.isProved == true)
        #expect(try fingerprint(encodePNG(whole)).bytes.count < 24_000)
    }

    @Test func changedPixelsAreNotProved() throws {
        let whole = Drawing.blots(seed: 3, width: 150, height: 110)
        let part = try #require(whole.cropped(x: 20, y: 20, width: 60, height: 60))
        var bytes = part.bytes
        for place in stride(from: 0, to: bytes.count, by: 61) { bytes[place] ^= 64 }
        let other = Pixels(width: part.width, height: part.height, channels: 4, bytes: bytes)
        #expect(try relation(other, whole)?.isProved != true)
    }

    @Test func aSmallButtonIsNotCutOutOfALargeOne() throws {
        let relation = try relation(Drawing.panel(width: 40, height: 40), Drawing.panel(width: 90, height: 40))
        #expect(relation?.isProved != true)
    }

    @Test func stripesHaveTheirPlaceAlongOneAxis() throws {
        let whole = Drawing.stripes(width: 80, height: 60)
        let part = try #require(whole.cropped(x: 10, y: 8, width: 50, height: 40))
        #expect(try relation(part, whole)?.isProved == true)
        let turned = Drawing.picture(width: 50, height: 40) { _, y in whole.at(9, 47 - y) }
        #expect(try relation(turned, whole)?.isProved != true)
    }

    @Test func aSpriteIsNoCopyOfItsSheet() throws {
        let sheet = Drawing.blots(seed: 4, width: 200, height: 200)
        let sprite = try #require(sheet.cropped(x: 40, y: 80, width: 40, height: 40))
        #expect(try relation(sprite, sheet)?.isProved != true)
    }

    @Test func whatLostSomethingWhenItWasSavedHasNoShingles() throws {
        let picture = Drawing.noise(width: 100, height: 100)
        #expect(try fingerprint(encodeJPEG(picture, quality: 90)).shingles.keys.isEmpty)
        #expect(try !fingerprint(encodePNG(picture)).shingles.keys.isEmpty)
        #expect(try fingerprint(encodePNG(Drawing.noise(width: 100, height: 7))).shingles.keys.isEmpty)
    }

    @Test func whatHasNoStructureHasNoShingles() throws {
        #expect(try fingerprint(encodePNG(Drawing.halves(width: 100, height: 100))).shingles.keys.isEmpty)
    }
}

extension Drawing {
    /// Discs in few colours on a transparent ground, as sprites are drawn.
    fileprivate static func blots(seed: UInt64, width: Int, height: Int) -> Pixels {
        var random = SeededRandom(seed: seed)
        let discs = (0..<width * height / 120).map { _ in
            (
                x: Int.random(in: 0..<width, using: &random), y: Int.random(in: 0..<height, using: &random),
                radius: Int.random(in: 2...7, using: &random), shade: UInt8.random(in: 0...7, using: &random)
            )
        }
        var bytes = [UInt8](repeating: 0, count: width * height * 4)
        for disc in discs {
            for y in max(0, disc.y - disc.radius)..<min(height, disc.y + disc.radius) {
                for x in max(0, disc.x - disc.radius)..<min(width, disc.x + disc.radius) {
                    let (dx, dy) = (x - disc.x, y - disc.y)
                    guard dx * dx + dy * dy < disc.radius * disc.radius else { continue }
                    let colour: [UInt8] = [disc.shade * 32, 255 - disc.shade * 20, disc.shade % 3 * 90, 255]
                    bytes.replaceSubrange((y * width + x) * 4..<(y * width + x + 1) * 4, with: colour)
                }
            }
        }
        return Pixels(width: width, height: height, channels: 4, bytes: bytes)
    }

    /// A plain button with round corners and a shaded rim.
    fileprivate static func panel(width: Int, height: Int) -> Pixels {
        picture(width: width, height: height) { x, y in
            let (left, top) = (min(x, width - 1 - x), min(y, height - 1 - y))
            let (dx, dy) = (max(0, 10 - left), max(0, 10 - top))
            let depth = 10 - Int(Double(dx * dx + dy * dy).squareRoot())
            guard depth >= 0 else { return [0, 0, 0, 0] }
            return depth < 5
                ? [40, UInt8(60 + 30 * depth), UInt8(y < height / 2 ? 90 : 120), 255] : [90, 200, 150, 255]
        }
    }

    /// Each row in one colour.
    fileprivate static func stripes(width: Int, height: Int) -> Pixels {
        picture(width: width, height: height) { _, y in
            [UInt8(y * 37 % 251), UInt8(y / 3 * 53 % 241), UInt8(y * y % 239), 255]
        }
    }
}
