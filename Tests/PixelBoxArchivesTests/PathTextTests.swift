import PixelBoxArchives
import Testing

struct PathTextTests {
    @Test func leavesTextAsItIs() {
        for text in ["", "a/b.png", "Grüße ☃ 🎈", "日本語", "e\u{301}", "\u{EE00}\u{EF7F}\u{F000}"] {
            #expect(PathText.text(fromBytes: Array(text.utf8)).utf8.elementsEqual(text.utf8))
            #expect(PathText.bytes(of: text) == Array(text.utf8))
        }
    }

    @Test func writesStrayBytesAsCodePoints() {
        let text = PathText.text(fromBytes: [0x61, 0xFF, 0x80, 0x62])
        #expect(text.unicodeScalars.map(\.value) == [0x61, 0xEFFF, 0xEF80, 0x62])
    }

    @Test func escapesGenuineEscapes() {
        let bytes: [UInt8] = [0xEE, 0xBE, 0x80]
        let text = PathText.text(fromBytes: bytes)
        #expect(text.unicodeScalars.map(\.value) == [0xEFEE, 0xEFBE, 0xEF80])
        #expect(PathText.bytes(of: text) == bytes)
    }

    @Test func bringsBackEveryPairOfBytes() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let bytes = [first, second]
                #expect(PathText.bytes(of: PathText.text(fromBytes: bytes)) == bytes)
            }
        }
    }

    @Test func bringsBackRandomBytes() {
        var random = SystemRandomNumberGenerator()
        // Bytes around the borders of UTF-8 and of the escapes come up often.
        let telling: [UInt8] = [
            0x2F, 0x7F, 0x80, 0xBE, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xEE, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF,
        ]
        var texts: Set<[UInt8]> = []
        var names: Set<[UInt8]> = []
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...12)).map { _ in
                Bool.random() ? telling.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255)
            }
            let text = PathText.text(fromBytes: bytes)
            #expect(PathText.bytes(of: text) == bytes)
            #expect(PathText.text(fromBytes: bytes[...].reversed().reversed()) == text)
            texts.insert(Array(text.utf8))
            names.insert(bytes)
        }
        #expect(texts.count == names.count)
    }
}
