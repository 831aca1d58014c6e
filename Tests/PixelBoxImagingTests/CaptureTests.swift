import PixelBoxImaging
import Testing

struct CaptureTests {
    private func capture(_ block: ExifBlock, xmp: String? = nil, iptc: [UInt8]? = nil) throws -> Capture {
        let bytes = try Segments.jpeg(Drawing.halves(), exif: block.bytes, xmp: xmp, iptc: iptc)
        return try PictureDecoder().decode(.bytes(bytes)).capture
    }

    @Test(arguments: [true, false])
    func readsWhatTheCameraWrote(isLittle: Bool) throws {
        let block = ExifBlock(
            isLittle: isLittle,
            image: [(0x010F, .ascii("NIKON CORPORATION")), (0x0110, .ascii("NIKON D300"))],
            exif: [
                (0x829A, .rationals([(1, 250)])), (0x829D, .rationals([(28, 10)])), (0x8827, .short(400)),
                (0x9003, .ascii("2021:05:03 12:34:56")), (0x920A, .rationals([(50, 1)])),
                (0xA434, .ascii("AF-S 50mm f/1.8G")),
            ],
            gps: [
                (1, .ascii("S")), (2, .rationals([(33, 1), (51, 1), (3564, 100)])),
                (3, .ascii("E")), (4, .rationals([(151, 1), (12, 1), (0, 1)])),
            ])
        var expected = Capture()
        expected.takenAt = "2021-05-03T12:34:56"
        expected.camera = "NIKON D300"
        expected.lens = "AF-S 50mm f/1.8G"
        expected.iso = 400
        expected.aperture = 2.8
        expected.exposure = 0.004
        expected.focalLength = 50
        expected.latitude = -33.8599
        expected.longitude = 151.2
        #expect(try capture(block) == expected)
    }

    @Test func leavesOutWhatCannotBe() throws {
        let block = ExifBlock(
            image: [(0x010F, .ascii("    ")), (0x0110, .ascii("----")), (0x0132, .ascii("2020:01:01 00:00:00"))],
            exif: [
                (0x829A, .rationals([(0, 1)])), (0x829D, .rationals([(0, 0)])), (0x8827, .short(0)),
                (0x9003, .ascii("0000:00:00 00:00:00")), (0x9004, .ascii("2021:02:30 12:00:00")),
                (0x920A, .rationals([(0, 10)])), (0xA434, .ascii("Unknown")),
            ],
            gps: [
                (1, .ascii("N")), (2, .rationals([(0, 1), (0, 1), (0, 1)])),
                (3, .ascii("E")), (4, .rationals([(0, 1), (0, 1), (0, 1)])),
            ])
        #expect(try capture(block) == Capture())
    }

    @Test func needsTheSideOfTheEarth() throws {
        let block = ExifBlock(gps: [(2, .rationals([(10, 1)])), (4, .rationals([(20, 1)]))])
        #expect(try capture(block).latitude == nil)
        let beyond = ExifBlock(
            gps: [(1, .ascii("N")), (2, .rationals([(91, 1)])), (3, .ascii("E")), (4, .rationals([(20, 1)]))])
        #expect(try capture(beyond).longitude == nil)
    }

    @Test(arguments: [
        ("Canon", "Canon EOS 40D", "Canon EOS 40D"), ("NIKON", "COOLPIX P6000", "NIKON COOLPIX P6000"),
        ("EASTMAN KODAK COMPANY", "KODAK CX7530 ZOOM DIGITAL CAMERA", "KODAK CX7530 ZOOM DIGITAL CAMERA"),
        ("OLYMPUS IMAGING CORP.", "E-M5", "OLYMPUS E-M5"), ("Apple", "iPhone 13 Pro", "Apple iPhone 13 Pro"),
        ("FUJIFILM", "", "FUJIFILM"), ("", "X-T2", "X-T2"), ("samsung", "SAMSUNG SM-G930F", "SAMSUNG SM-G930F"),
    ])
    func doesNotSayTheMakerTwice(make: String, model: String, expected: String) throws {
        let block = ExifBlock(image: [(0x010F, .ascii(make)), (0x0110, .ascii(model))])
        #expect(try capture(block).camera == expected)
    }

    @Test func asksXMPAndIPTCWhereEXIFIsSilent() throws {
        let xmp = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30.0N"
            exif:GPSLongitude="0,7.5W"/></rdf:RDF></x:xmpmeta>
            """
        let iptc = Segments.iptc(55, "20190704") + Segments.iptc(60, "081530+0200")
        let found = try capture(ExifBlock(), xmp: xmp, iptc: iptc)
        #expect(found.latitude == 51.5)
        #expect(found.longitude == -0.125)
        #expect(found.takenAt == "2019-07-04T08:15:30")
    }
}
