import PixelBoxImaging
import Testing

struct PictureFormatsTests {
    @Test func readsWhatThePromiseSays() {
        let readable = Set(PictureFormats.available().filter(\.isReadable).map(\.name))
        #expect(readable.isSuperset(of: ["jpeg", "png", "gif", "webp", "tiff", "bmp", "heic", "avif", "svg"]))
    }

    @Test func knowsPicturesByName() {
        #expect(PictureFormats.extensions.isSuperset(of: ["jpg", "jpeg", "png", "heic", "svg", "psd", "dng"]))
        #expect(PictureFormats.extensions.isDisjoint(with: ["pdf", "csv", "mat", "txt", "zip", ""]))
    }

    @Test func knowsPicturesByTheirFirstBytes() throws {
        for (_, bytes) in PictureDecoderTests.halves {
            #expect(PictureFormats.looksLikePicture(Array(bytes.prefix(300))))
        }
        for text in ["", "a", "%PDF-1.7", "PK\u{3}\u{4}", "<html><svg/></html>", "BMW is a car", "P6x", "IIx"] {
            #expect(!PictureFormats.looksLikePicture(Array(text.utf8)), "\(text)")
        }
        #expect(!PictureFormats.looksLikePicture([UInt8](repeating: 0, count: 300)))
    }
}
