import Foundation
import PixelBoxInference
import Testing

/// Against Pillow and ONNX Runtime, on models of each family; `Training/tiny_models.py` makes what is compared.
struct ShowAgreementTests {
    @Test(arguments: TinyModel.names)
    func pixelsAgree(_ name: String) throws {
        let golden = try GoldenShow.of(name)
        try TinyModel.with(name) { folder in
            let preparation = try PicturePreparation(file: folder + "/visual/preprocess_cfg.json")
            for picture in golden.pictures {
                let drawn = try #require(picture.drawn)
                let pixels = try preparation.pixels(rgb: drawn.rgb, width: drawn.width, height: drawn.height)
                let expected = [UInt8](try #require(Data(base64Encoded: picture.pixels)))
                #expect(pixels.count == expected.count)
                let worst = zip(pixels, expected).map { abs(Int($0) - Int($1)) }.max() ?? 255
                #expect(worst <= 2, "\(picture.picture) \(picture.width)x\(picture.height)")
            }
        }
    }

    @Test(arguments: TinyModel.names)
    func picturesAgree(_ name: String) throws {
        let golden = try GoldenShow.of(name)
        try TinyModel.with(name) { folder in
            let model = try ShowModel.read(folder: folder)
            let options = CompileOptions(threads: 1, precision: .f32)
            let session = try #require(try PictureEncoder.load(model, options: options)).makeSession()
            for picture in golden.pictures {
                let drawn = try #require(picture.drawn)
                let vector = try session.vector(rgb: drawn.rgb, width: drawn.width, height: drawn.height)
                #expect(cosine(vector, picture.vector) > 0.999, "\(picture.picture)")
            }
        }
    }

    @Test(arguments: TinyModel.names)
    func descriptionsAgree(_ name: String) throws {
        let golden = try GoldenShow.of(name)
        try TinyModel.with(name) { folder in
            let encoder = try TextEncoder(ShowModel.read(folder: folder), cacheFolder: nil)
            for text in golden.texts {
                let vector = try #require(try encoder.vector(text.text))
                #expect(cosine(vector, text.vector) > 0.999, "\(text.text)")
                #expect(abs(cosine(vector, vector) - 1) < 1e-3)
            }
            #expect(try encoder.vector(" \n ") == nil)
        }
    }

    private func cosine(_ one: [Float], _ other: [Float]) -> Float {
        let dot = zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
        let lengths = one.reduce(0) { $0 + $1 * $1 } * other.reduce(0) { $0 + $1 * $1 }
        return one.count == other.count ? dot / lengths.squareRoot() : 0
    }
}
