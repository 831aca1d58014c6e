import Foundation
import PixelBoxImaging
import Testing

struct DamagedPictureTests {
    private let decoder = PictureDecoder()

    @Test func tellsWhyNothingCanBeRead() throws {
        #expect(throws: DecodeError(reason: .empty)) { try decoder.decode(.bytes([])) }
        #expect(throws: DecodeError(reason: .unsupported)) { try decoder.decode(.bytes(Array("not a picture".utf8))) }
        #expect(throws: DecodeError(reason: .unsupported)) { try decoder.decode(.bytes(Array("%PDF-1.4\n".utf8))) }
        #expect(throws: DecodeError(reason: .unreadable)) {
            try decoder.decode(.file(path: Array("/nowhere/at all.png".utf8)))
        }
        #expect(throws: DecodeError(reason: .unreadable)) { try decoder.decode(.file(path: Array("/".utf8))) }
        let headOnly = Array(try encodeJPEG(Drawing.halves(), quality: 80).prefix(40))
        #expect(throws: DecodeError(reason: .corrupt, detail: "jpeg")) { try decoder.decode(.bytes(headOnly)) }
    }

    @Test(arguments: ["a b.png", "ö🐈.jpg", "wrong.gif"])
    func readsFilesWhateverTheirName(name: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // a leftover does no harm
        let file = folder.appending(path: name)
        try Data(encodePNG(Drawing.halves())).write(to: file)
        let picture = try decoder.decode(.file(path: Array(file.path(percentEncoded: false).utf8)))
        #expect(picture.format == "png")
        #expect(picture.working == Drawing.halves())
    }

    static let cuttable: [(String, [UInt8])] = {
        let noise = Drawing.noise(width: 200, height: 100)
        let encoded = try? [("jpeg", encodeJPEG(noise, quality: 85)), ("png", encodePNG(noise))]
        return (encoded ?? []) + [
            ("bmp", HandmadeFiles.bmp), ("tga", HandmadeFiles.tga), ("qoi", HandmadeFiles.qoi),
            ("psd", HandmadeFiles.psd),
        ]
    }()

    @Test(arguments: cuttable)
    func showsAsMuchAsThereIs(format: String, bytes: [UInt8]) throws {
        let whole = try decoder.decode(.bytes(bytes))
        let part = try decoder.decode(.bytes(Array(bytes.prefix(bytes.count * 7 / 10))))
        #expect(part.damage == "the file ends early")
        #expect((part.width, part.height, part.format) == (whole.width, whole.height, format))
        // Formats that begin with the bottom row have that one.
        let row = ["bmp", "tga"].contains(format) ? whole.height - 1 : 0
        #expect(part.working.isNear(whole.working.at(3, row), at: 3, row, within: format == "psd" ? 255 : 8))
    }

    @Test func stopsAtAPartThatClaimsMoreThanThereIs() throws {
        let claim = Bytes.joined(Bytes.big(0x7FFF_FFFF, 4), Array("tEXt".utf8), Array("key".utf8))
        let whole = try encodePNG(Drawing.halves())
        let picture = try decoder.decode(.bytes(Bytes.joined(whole.dropLast(12), claim)))
        #expect(try picture.working == decoder.decode(.bytes(whole)).working)
        let error = #expect(throws: DecodeError.self) {
            try decoder.decode(.bytes(Bytes.joined(Array(whole.prefix(33)), claim)))
        }
        #expect(error == DecodeError(reason: .corrupt, detail: "png, ends early"))
    }

    @Test func refusesWhatIsTooLarge() throws {
        #expect(throws: DecodeError(reason: .tooLarge, detail: "60000 × 60000 pixels")) {
            try decoder.decode(.bytes(Segments.pngHeader(width: 60_000, height: 60_000)))
        }
        var limits = DecodeLimits()
        limits.maxPixels = 100
        for bytes in [
            try encodeJPEG(Drawing.halves(), quality: 80), TinyPictures.webp, TinyPictures.heic, HandmadeFiles.bmp,
        ] {
            let error = #expect(throws: DecodeError.self) { try PictureDecoder(limits: limits).decode(.bytes(bytes)) }
            #expect(error?.reason == .tooLarge)
        }
    }

    @Test func drawingsCannotReachOtherFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // a leftover does no harm
        let secret = folder.appending(path: "secret.png")
        try Data(encodePNG(Drawing.halves())).write(to: secret)
        let drawing = """
            <svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">
            <image width="40" height="40" href="\(secret.absoluteString)"/></svg>
            """
        let picture = try decoder.decode(.bytes(Array(drawing.utf8)))
        #expect(picture.working.bytes.allSatisfy { $0 == 128 })
        let entity = """
            <!DOCTYPE svg [<!ENTITY secret SYSTEM "\(secret.absoluteString)">]>
            <svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="20">&secret;</text></svg>
            """
        let error = #expect(throws: DecodeError.self) { try decoder.decode(.bytes(Array(entity.utf8))) }
        #expect(error?.reason == .corrupt)
    }

    @Test func refusesDrawingsThatNeverEnd() {
        let drawing = """
            <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><filter id="f">
            <feTurbulence numOctaves="1000000000"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>
            """
        let error = #expect(throws: DecodeError.self) { try decoder.decode(.bytes(Array(drawing.utf8))) }
        #expect(error?.reason == .tooLarge)
    }

    @Test(arguments: PictureDecoderTests.halves)
    func neverCrashesOnChangedBytes(format: String, bytes: [UInt8]) {
        var random = SeededRandom(seed: UInt64(bytes.count))
        var limits = DecodeLimits()
        limits.maxPixels = 4_000_000
        let decoder = PictureDecoder(limits: limits)
        for _ in 0..<60 {
            var changed = bytes
            if Bool.random(using: &random) { changed.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
            for _ in 0..<Int.random(in: 1...8, using: &random) where !changed.isEmpty {
                changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            // Whether it can be read does not matter; what is read must be in itself right.
            guard let picture = try? decoder.decode(.bytes(changed)) else { continue }
            #expect(picture.working.width <= 320 && picture.working.height <= 320)
        }
    }
}
