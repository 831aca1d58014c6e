import Foundation
import PixelBoxInference
import Testing

/// The small random models of `Training/tiny_models.py`, put together as their layout has them.
enum TinyModel {
    static let names = ["clip", "siglip", "multilingual", "words"]

    /// Calls `body` with a folder that holds the model, which may be changed.
    static func with<Result>(_ name: String, _ body: (String) throws -> Result) throws -> Result {
        try TestFolder.withFresh { home in
            let source = TestFolder.tests("Golden/show/\(name)")
            let folder = "\(home)/\(name)"
            try FileManager.default.copyItem(atPath: source.path, toPath: folder)
            let tokenizer = try String(contentsOfFile: "\(folder)/textual/tokenizer", encoding: .utf8)
            try FileManager.default.copyItem(
                atPath: GoldenTokens.file(tokenizer), toPath: "\(folder)/textual/tokenizer.json")
            return try body(folder)
        }
    }
}

/// What Pillow and ONNX Runtime make of drawn pictures and of descriptions.
struct GoldenShow: Decodable {
    struct Picture: Decodable {
        let picture: String
        let width: Int
        let height: Int
        let pixels: String
        let vector: [Float]

        var drawn: DrawnPicture? { DrawnPicture(picture, width: width, height: height) }
    }

    struct Text: Decodable {
        let text: String
        let vector: [Float]
    }

    let model: String
    let pictures: [Picture]
    let texts: [Text]

    static func of(_ name: String) throws -> GoldenShow {
        let data = try Data(contentsOf: TestFolder.tests("Golden/show/golden.json"))
        return try #require(try JSONDecoder().decode([GoldenShow].self, from: data).first { $0.model == name })
    }
}
