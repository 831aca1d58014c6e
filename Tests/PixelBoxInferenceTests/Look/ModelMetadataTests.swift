import Foundation
import PixelBoxInference
import Testing

struct ModelMetadataTests {
    /// Metadata as protobuf: field 14 with a key (1) and a value (2), each a length and its bytes.
    private static func entry(_ key: String, _ value: String) -> [UInt8] {
        let pair = [0x0a, UInt8(key.utf8.count)] + key.utf8 + [0x12, UInt8(value.utf8.count)] + value.utf8
        return [0x72, UInt8(pair.count)] + pair
    }

    @Test func stepsOverWhatIsNotAskedFor() throws {
        let bytes = [0x08, 0x09, 0x3a, 0x02, 0xff, 0xff] + Self.entry("a", "one") + Self.entry("b", "two")
        let metadata = try read(bytes)
        #expect(metadata["a"] == "one")
        #expect(metadata["b"] == "two")
        #expect(metadata["c"] == nil)
    }

    @Test(arguments: [[0x72, 0x7f, 0x00], [0x3a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], [0x0f]])
    func refusesBytesThatMakeNoSense(bytes: [UInt8]) {
        let error = #expect(throws: InferenceError.self) { try read(bytes) }
        #expect(error?.reason == .damaged)
    }

    private func read(_ bytes: [UInt8]) throws -> ModelMetadata {
        try TestFolder.withFresh { folder in
            let file = folder + "/model.onnx"
            try Data(bytes).write(to: URL(fileURLWithPath: file))
            return try ModelMetadata(file: file)
        }
    }
}
