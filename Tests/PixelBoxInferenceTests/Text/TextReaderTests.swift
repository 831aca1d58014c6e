import PixelBoxInference
import Testing

@Suite(.enabled(if: TextModels.areHere, Comment(rawValue: TextModels.missing)))
struct TextReaderTests {
    /// Corners may lie this far apart, measured in heights of the line: this reader enlarges small pictures less.
    private static let cornerTolerance: Float = 0.2

    @Test(arguments: GoldenText.all)
    func readsWhatTheReferenceReads(_ golden: GoldenText) throws {
        let lines = try read(golden.picture())
        #expect(lines.map(\.text).sorted() == golden.lines.map(\.text).sorted())
        for expected in golden.lines {
            let distance = lines.filter { $0.text == expected.text }.map { Self.distance($0.box, expected.box) }.min()
            #expect(distance ?? .infinity <= Self.cornerTolerance * Self.height(expected.box), "\(expected.text)")
        }
    }

    @Test func aBoxBeginsWhereTheTextBegins() throws {
        let golden = try #require(GoldenText.all.first { $0.name == "head" })
        let line = try #require(try read(golden.picture()).first { $0.text == "This was scanned" })
        // The picture stands on its head, so the text begins at the right and its top is below.
        #expect(line.box[0].x > line.box[1].x)
        #expect(line.box[0].y > line.box[3].y)
    }

    @Test(arguments: [(0, 0), (1, 1), (4_000, 2), (2, 4_000), (16, 16), (300, 5), (640, 480)])
    func plainPicturesHaveNoText(width: Int, height: Int) throws {
        #expect(try read(DrawnText(width: width, height: height, grey: 127)).isEmpty)
    }

    @Test func noiseIsReadWithoutHarm() throws {
        var picture = DrawnText(width: 400, height: 300, grey: 0)
        var state: UInt32 = 7
        for index in picture.rgb.indices {
            state = state &* 1_664_525 &+ 1_013_904_223
            picture.rgb[index] = UInt8(state >> 24)
        }
        #expect(try read(picture).count < 5)
    }

    @Test func aLongScreenshotIsReadFromTopToBottom() throws {
        let note = try #require(GoldenText.all.first { $0.name == "note" }).picture()
        var picture = DrawnText(width: 420, height: 20_000, grey: 255)
        let places = [0, 1_023, 5_000, 9_995, 15_470, 19_850]
        for place in places { picture.paste(note, x: 10, y: place) }
        let lines = try read(picture)
        #expect(lines.filter { $0.text == "this is the second line" }.count == places.count)
        #expect(lines.map { $0.box[0].y } == lines.map { $0.box[0].y }.sorted())
    }

    @Test func aSmallPictureIsEnlarged() throws {
        let button = try #require(GoldenText.all.first { $0.name == "button" }).picture()
        #expect(try read(button).map(\.text) == ["Download"])
    }

    @Test func missingPixelsAreRefused() throws {
        let session = try TextModels.reader.get().makeSession()
        #expect(throws: InferenceError.self) { try session.read(rgb: [1, 2, 3], width: 2, height: 2) }
    }

    @Test func aFolderWithoutModelsIsRefused() {
        #expect(throws: InferenceError.self) {
            try TextReader.load(folder: "/nonexistent", cacheFolder: nil, concurrency: 1)
        }
        #expect(!TextReader.isInstalled(folder: "/nonexistent"))
    }

    private func read(_ picture: DrawnText) throws -> [TextLine] {
        let session = try TextModels.reader.get().makeSession()
        return try session.read(rgb: picture.rgb, width: picture.width, height: picture.height)
    }

    private static func height(_ box: [TextPoint]) -> Float {
        let ways = zip(box, box.dropFirst()).map { max(abs($1.x - $0.x), abs($1.y - $0.y)) }
        return ways.min() ?? 0
    }

    /// The largest distance of a corner to the nearest corner of the other box.
    private static func distance(_ one: [TextPoint], _ other: [TextPoint]) -> Float {
        let nearest = one.map { corner in
            other.map { max(abs($0.x - corner.x), abs($0.y - corner.y)) }.min() ?? .infinity
        }
        return nearest.max() ?? .infinity
    }
}
