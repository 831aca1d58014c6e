import PixelBoxImaging
import Testing

struct PictureDecoderTests {
    private let decoder = PictureDecoder()

    static let halves: [(String, [UInt8])] = [
        ("gif", TinyPictures.gif), ("webp", TinyPictures.webp), ("tiff", TinyPictures.tiff),
        ("heic", TinyPictures.heic), ("avif", TinyPictures.avif), ("jxl", TinyPictures.jxl), ("jp2", TinyPictures.jp2),
        ("jpeg", TinyPictures.cmykJPEG), ("jpeg", TinyPictures.progressiveJPEG), ("bmp", HandmadeFiles.bmp),
        ("ico", HandmadeFiles.ico), ("tga", HandmadeFiles.tga), ("tga", HandmadeFiles.packedTGA),
        ("qoi", HandmadeFiles.qoi), ("pnm", HandmadeFiles.ppm), ("psd", HandmadeFiles.psd), ("dds", HandmadeFiles.dds),
    ]

    @Test(arguments: halves)
    func decodesEveryFormat(format: String, bytes: [UInt8]) throws {
        let picture = try decoder.decode(.bytes(bytes))
        #expect(picture.format == format)
        #expect((picture.width, picture.height, picture.frames) == (16, 8, 1))
        #expect(picture.hasAlpha == false)
        #expect(picture.damage == nil)
        #expect(picture.working.isNear([254, 0, 0], at: 2, 4, within: 40))
        #expect(picture.working.isNear([0, 0, 254], at: 13, 4, within: 40))
    }

    @Test func drawsADrawingLargeEnoughToBeSeen() throws {
        let picture = try decoder.decode(.bytes(HandmadeFiles.svg))
        #expect(picture.format == "svg")
        #expect((picture.width, picture.height) == (16, 8))
        #expect((picture.working.width, picture.working.height) == (320, 160))
        #expect(picture.working.at(100, 80) == Drawing.red)
        #expect(picture.working.at(250, 80) == Drawing.blue)
    }

    @Test func takesTheUpperHalfOfSixteenBits() throws {
        let picture = try decoder.decode(.bytes(TinyPictures.grey16PNG))
        #expect(picture.working.at(3, 0) == [6, 6, 6])
        #expect(picture.working.at(15, 7) == [254, 254, 254])
    }

    @Test func showsARawPhotoByThePreviewInIt() throws {
        let preview = try encodeJPEG(Drawing.corners(width: 64, height: 32), quality: 95)
        func block(at offset: Int) -> [UInt8] {
            ExifBlock(
                image: [
                    (0x010F, .ascii("Maker")), (0x0112, .short(6)), (0x0201, .long(offset)),
                    (0x0202, .long(preview.count)), (0xC612, .undefined([1, 4, 0, 0])),
                ],
                exif: [(0x8827, .short(200))]
            ).bytes
        }
        let picture = try decoder.decode(.bytes(block(at: block(at: 0).count) + preview))
        #expect(picture.format == "raw")
        #expect((picture.width, picture.height) == (32, 64))
        #expect(picture.working.isNear([40, 40, 220], at: 8, 16))
        #expect(picture.capture.camera == "Maker")
        #expect(picture.capture.iso == 200)
    }

    @Test func countsTheFramesOfAnAnimationAndShowsTheFirst() throws {
        let picture = try decoder.decode(.bytes(TinyPictures.animatedGIF))
        #expect(picture.frames == 3)
        #expect((picture.width, picture.height) == (16, 8))
        #expect(picture.working.at(0, 0) == [255, 0, 0])
    }

    @Test func shrinksToTheLongestEdgeAndKeepsTheColours() throws {
        let bytes = try encodePNG(Drawing.corners(width: 1000, height: 500))
        let picture = try decoder.decode(.bytes(bytes))
        #expect((picture.width, picture.height) == (1000, 500))
        #expect((picture.working.width, picture.working.height) == (320, 160))
        #expect(picture.working.at(10, 10) == [220, 40, 40])
        #expect(picture.working.at(310, 150) == [220, 220, 40])
    }

    @Test(arguments: [(1, 1), (1, 2000), (2000, 1), (321, 7)])
    func survivesOddSizes(width: Int, height: Int) throws {
        let grey = Drawing.picture(width: width, height: height) { _, _ in [90, 90, 90] }
        for bytes in [try encodePNG(grey), try encodeJPEG(grey, quality: 90)] {
            let picture = try decoder.decode(.bytes(bytes))
            #expect((picture.width, picture.height) == (width, height))
            #expect(max(picture.working.width, picture.working.height) == min(320, max(width, height)))
            #expect(picture.working.bytes.allSatisfy { 88...92 ~= $0 })
        }
    }

    @Test func averagesTheAreaExactly() throws {
        // Stripes of black and white, three pixels to each of the result's, give the grey between.
        let stripes = Drawing.picture(width: 960, height: 3) { x, _ in x % 3 == 0 ? [255, 255, 255] : [0, 0, 0] }
        let picture = try decoder.decode(.bytes(encodePNG(stripes)))
        #expect(picture.working.bytes.allSatisfy { $0 == 85 })
    }

    @Test(arguments: 1...8)
    func turnsPhotosUpright(orientation: Int) throws {
        let upright = Drawing.corners(width: 48, height: 32)
        let block = ExifBlock(image: [(0x0112, .short(orientation))]).bytes
        let bytes = try Segments.jpeg(upright.lying(orientation), exif: block)
        let picture = try decoder.decode(.bytes(bytes))
        #expect((picture.width, picture.height) == (48, 32))
        for (x, y) in [(8, 8), (40, 8), (8, 24), (40, 24)] {
            #expect(picture.working.isNear(upright.at(x, y), at: x, y))
        }
    }

    @Test func laysTransparentPicturesOverGreyAndKeepsThemTransparentInTheThumbnail() throws {
        let glass = Drawing.picture(width: 40, height: 20) { x, _ in x < 20 ? [255, 0, 0, 0] : [255, 0, 0, 255] }
        let picture = try decoder.decode(.bytes(encodePNG(glass)))
        #expect(picture.hasAlpha)
        #expect(picture.working.channels == 3)
        #expect(picture.working.at(5, 5) == [128, 128, 128])
        #expect(picture.working.at(35, 5) == [255, 0, 0])
        #expect(picture.thumbnail.mediaType == "image/webp")
        let again = try decoder.decode(.bytes(picture.thumbnail.bytes))
        #expect(again.format == "webp")
        #expect(again.hasAlpha)
    }

    @Test func callsAPictureWithAnUnusedAlphaChannelOpaque() throws {
        let opaque = Drawing.picture(width: 4, height: 4) { _, _ in [1, 2, 3, 255] }
        let picture = try decoder.decode(.bytes(encodePNG(opaque)))
        #expect(!picture.hasAlpha)
        #expect(picture.thumbnail.mediaType == "image/jpeg")
    }

    @Test func makesAThumbnailOfTheSameShape() throws {
        let bytes = try encodeJPEG(Drawing.corners(width: 640, height: 480), quality: 90)
        let thumbnail = try decoder.decode(.bytes(bytes)).thumbnail
        #expect((thumbnail.width, thumbnail.height) == (320, 240))
        let again = try decoder.decode(.bytes(thumbnail.bytes))
        #expect((again.width, again.height, again.format) == (320, 240, "jpeg"))
        #expect(again.working.isNear([220, 40, 40], at: 20, 20))
    }

    @Test func obeysTheColourProfile() throws {
        let bytes = try Segments.jpeg(
            Drawing.picture(width: 16, height: 16) { _, _ in Drawing.red }, profile: Profile.exchanged)
        let picture = try decoder.decode(.bytes(bytes))
        #expect(picture.working.isNear([0, 255, 0], at: 8, 8, within: 12))
    }

    @Test func givesFullSizeAndAnySmallerSize() throws {
        let drawn = Drawing.corners(width: 500, height: 250)
        let input = PictureInput.bytes(try encodePNG(drawn))
        #expect(try decoder.pixels(input, longestEdge: nil) == drawn)
        let smaller = try decoder.pixels(input, longestEdge: 100)
        #expect((smaller.width, smaller.height) == (100, 50))
    }

    @Test func givesTheSameOnManyThreads() async throws {
        let bytes = try encodeJPEG(Drawing.noise(width: 700, height: 500), quality: 80)
        let expected = try decoder.decode(.bytes(bytes)).working
        try await withThrowingTaskGroup(of: Pixels.self) { group in
            for index in 0..<24 {
                let input = PictureInput.bytes(index % 3 == 0 ? TinyPictures.heic : bytes)
                group.addTask { try PictureDecoder().decode(input).working }
            }
            for try await pixels in group where pixels.width > 16 { #expect(pixels == expected) }
        }
    }
}

extension Pixels {
    /// The picture as a camera held otherwise would have stored it.
    fileprivate func lying(_ orientation: Int) -> Pixels {
        let swaps = orientation >= 5
        let size = swaps ? (height, width) : (width, height)
        return Drawing.picture(width: size.0, height: size.1) { x, y in
            switch orientation {
            case 2: at(width - 1 - x, y)
            case 3: at(width - 1 - x, height - 1 - y)
            case 4: at(x, height - 1 - y)
            case 5: at(y, x)
            case 6: at(width - 1 - y, x)
            case 7: at(width - 1 - y, height - 1 - x)
            case 8: at(y, height - 1 - x)
            default: at(x, y)
            }
        }
    }
}
