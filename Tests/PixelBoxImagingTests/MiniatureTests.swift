import PixelBoxImaging
import Testing

/// Pictures that are too small, or too plain, to be told by their edges.
struct MiniatureTests {
    /// A sprite of 16 × 16 pixels on a transparent ground, another one for each number.
    private func sprite(_ number: Int) -> Pixels {
        let colours: [[UInt8]] = [[180, 60, 50, 255], [90, 140, 220, 255], [60, 40, 50, 255], [230, 200, 120, 255]]
        return Drawing.picture(width: 16, height: 16) { x, y in
            let (dx, dy) = (2 * x - 15, 2 * y - 15)
            guard dx * dx + dy * dy < 190 + 20 * number else { return [0, 0, 0, 0] }
            return colours[(x / (2 + number) + y / (5 - number) * 2 + number) % colours.count]
        }
    }

    private func floor(_ colour: [UInt8], wall: [UInt8] = [224, 112, 40]) -> Pixels {
        Drawing.picture(width: 64, height: 64) { x, y in y >= 54 ? wall : x < 3 ? [90, 90, 90] : colour }
    }

    private func fingerprint(_ pixels: Pixels) -> Fingerprint {
        Fingerprint(pixels, width: pixels.width, height: pixels.height)
    }

    @Test(arguments: 0..<3) func aSpriteAtAQuarterOfItsSizeIsResized(number: Int) throws {
        let small = sprite(number).averaged(by: 4)
        let relation = try #require(Fingerprint.compare(fingerprint(small), fingerprint(sprite(number))))
        #expect(relation.kind == .resized)
        #expect(relation.larger == .second)
    }

    @Test(arguments: 0..<3) func aSmallSpriteIsNoCopyOfAnother(number: Int) {
        let small = sprite(number).averaged(by: 4)
        let relation = Fingerprint.compare(fingerprint(small), fingerprint(sprite((number + 1) % 3)))
        #expect(relation?.isCopy != true)
    }

    @Test(arguments: 0..<3) func aSmallSpriteWithClippedColoursIsACopy(number: Int) throws {
        let bright = sprite(number).averaged(by: 2).brightened(gain: 1.7, offset: 20)
        let relation = try #require(Fingerprint.compare(fingerprint(bright), fingerprint(sprite(number))))
        #expect(relation.isCopy)
    }

    @Test func aPlainTileInAFrameIsCaptioned() throws {
        let tile = floor([74, 74, 74])
        let framed = Drawing.picture(width: 84, height: 84) { x, y in
            10..<74 ~= x && 10..<74 ~= y ? tile.pixel(x - 10, y - 10) : [30, 60, 120]
        }
        let relation = try #require(Fingerprint.compare(fingerprint(framed), fingerprint(tile)))
        #expect(relation.kind == .captioned)
        #expect(relation.whole == .first)
    }

    @Test(arguments: [false, true]) func plainPicturesOfOtherColoursAreNoCopies(hasDirt: Bool) {
        let colours: [[UInt8]] = [[74, 74, 74], [200, 60, 40], [40, 160, 90], [210, 210, 215]]
        let plain = colours.enumerated().map { number, colour in
            fingerprint(
                Drawing.picture(width: 64, height: 64) { x, y in
                    hasDirt && x == 5 + 9 * number && y == 40 - 7 * number ? [0, 0, 0] : colour
                })
        }
        for (index, one) in plain.enumerated() {
            for other in plain[(index + 1)...] { #expect(Fingerprint.compare(one, other)?.isCopy != true) }
        }
    }

    @Test func fingerprintsAreKeptAsTheyAre() throws {
        let framed = Drawing.picture(width: 40, height: 30) { x, y in
            4..<36 ~= x && 4..<26 ~= y ? [UInt8(6 * x), UInt8(8 * y), 90] : [255, 255, 255]
        }
        for pixels in [sprite(1), floor([74, 74, 74]), framed, Drawing.noise(width: 50, height: 7)] {
            let made = fingerprint(pixels)
            #expect(Fingerprint(bytes: made.bytes) == made)
            for count in stride(from: 0, to: made.bytes.count, by: 37) {
                #expect(Fingerprint(bytes: Array(made.bytes.prefix(count))) == nil)
            }
        }
    }

    @Test func anOlderFingerprintIsBroughtUpToDateWithTheThumbnail() throws {
        let made = fingerprint(Drawing.noise(width: 50, height: 40))
        // The version before had no miniature, which comes last here: two edges, the planes, and 16 × 16 cells of each.
        var older = Array(made.bytes.dropLast(3 + 3 * 256))
        older[0] = 2
        #expect(Fingerprint(bytes: older) == nil)
        let updated = try #require(Fingerprint(older: older, pixels: Drawing.noise(width: 50, height: 40)))
        #expect(updated == made)
        #expect(Fingerprint(older: Array(older.dropLast()), pixels: Drawing.noise(width: 50, height: 40)) == nil)
        #expect(Fingerprint(older: made.bytes, pixels: Drawing.noise(width: 50, height: 40)) == nil)
    }

    @Test func sketchesOfCopiesAreNearerThanThoseOfOthers() {
        let known = (0..<3).map { fingerprint(sprite($0)).sketch }
        for number in 0..<3 {
            let asked = fingerprint(sprite(number).averaged(by: 2))
            for (lookups, part) in [
                (asked.structureLookups, \Sketch.structure), (asked.colourLookups, \Sketch.colours),
            ] {
                let fits = known.map { sketch in lookups.map { dot($0, sketch[keyPath: part]) }.max() ?? 0 }
                #expect(fits.indices.max { fits[$0] < fits[$1] } == number)
            }
        }
    }

    private func dot(_ one: [Int8], _ other: [Int8]) -> Int {
        zip(one, other).reduce(0) { $0 + Int($1.0) * Int($1.1) }
    }
}

extension Pixels {
    fileprivate func pixel(_ x: Int, _ y: Int) -> [UInt8] {
        Array(bytes[(y * width + x) * channels..<(y * width + x + 1) * channels])
    }

    /// What becomes too bright is clipped.
    fileprivate func brightened(gain: Double, offset: Double) -> Pixels {
        Drawing.picture(width: width, height: height) { x, y in
            pixel(x, y).enumerated().map { $0 == 3 ? $1 : UInt8(min(255, Double($1) * gain + offset)) }
        }
    }

    /// Smaller by a whole number, as most programs do it: colours count by their opacity.
    fileprivate func averaged(by factor: Int) -> Pixels {
        Drawing.picture(width: width / factor, height: height / factor) { x, y in
            var sums = [0, 0, 0, 0]
            for place in 0..<factor * factor {
                let pixel = pixel(x * factor + place % factor, y * factor + place / factor).map(Int.init)
                for channel in 0..<3 { sums[channel] += pixel[channel] * pixel[3] }
                sums[3] += pixel[3]
            }
            let opacity = max(1, sums[3])
            return sums[..<3].map { UInt8($0 / opacity) } + [UInt8(sums[3] / (factor * factor))]
        }
    }
}
