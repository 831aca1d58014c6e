import PixelBoxImaging
import Testing

struct PixelsTests {
    @Test func cropsToWhatIsInside() throws {
        let pixels = Pixels(width: 2, height: 2, channels: 3, bytes: [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
        #expect(pixels.cropped(x: 1, y: 0, width: 5, height: 5)?.bytes == [2, 2, 2, 4, 4, 4])
        #expect(pixels.cropped(x: 2, y: 0, width: 1, height: 1) == nil)
    }

    @Test func comesBackFromPNGUnchanged() throws {
        let pixels = Pixels(width: 2, height: 1, channels: 3, bytes: [0, 128, 255, 9, 8, 7])
        let decoded = try PictureDecoder().decode(.bytes(encodePNG(pixels)))
        #expect(decoded.working == pixels)
        #expect(decoded.format == "png")
        #expect(decoded.damage == nil)
    }
}
