import Foundation
import PixelBoxInference
import Testing

struct ShowModelTests {
    @Test func readsWhatAFolderSays() throws {
        try TinyModel.with("clip") { folder in
            try Data("---\nlicense: mit\ntags:\n---\n".utf8).write(to: URL(fileURLWithPath: folder + "/README.md"))
            let model = try ShowModel.read(folder: folder)
            #expect(model.name == "clip")
            #expect(model.dimensions == 24)
            #expect(model.licence == "mit")
            #expect(model.bytes > 10_000)
            #expect(model.identity.hasPrefix("clip@"))
            #expect(ShowModel.isModel(folder: folder))
        }
        #expect(!ShowModel.isModel(folder: TestFolder.model))
    }

    @Test(arguments: [
        "config.json", "textual/tokenizer_config.json", "textual/tokenizer.json", "textual/model.onnx",
        "visual/model.onnx", "visual/preprocess_cfg.json",
    ])
    func saysWhichFileIsMissing(_ file: String) throws {
        try TinyModel.with("clip") { folder in
            try FileManager.default.removeItem(atPath: "\(folder)/\(file)")
            #expect(throws: InferenceError(.modelMissing, "\(folder)/\(file)")) { try ShowModel.read(folder: folder) }
        }
    }

    @Test func saysWhatIsWrongWithAFolder() throws {
        #expect(try problem("config.json", "{}") == "it has no usable embed_dim")
        #expect(try problem("config.json", "no") == "it is not JSON")
        #expect(
            try problem("config.json", #"{"embed_dim":24,"text_cfg":{"context_length":0}}"#)
                == "its context_length is 0")
        let preparation = "visual/preprocess_cfg.json"
        #expect(try problem(preparation, "{}") == "it has no usable size")
        #expect(
            try problem(preparation, #"{"size":32,"interpolation":"guess"}"#) == "its interpolation is not known: guess"
        )
        #expect(try problem(preparation, #"{"size":32,"resize_mode":"fold"}"#) == "its resize_mode is not known: fold")
        #expect(try problem(preparation, #"{"size":32,"std":[0,1,1]}"#) == "its mean and std are not three numbers")
    }

    @Test func refusesVectorsOfAnotherLength() throws {
        try TinyModel.with("clip") { folder in
            try Data(#"{"embed_dim":512,"text_cfg":{"context_length":16}}"#.utf8)
                .write(to: URL(fileURLWithPath: folder + "/config.json"))
            let model = try ShowModel.read(folder: folder)
            let encoder = try TextEncoder(model, cacheFolder: nil)
            #expect(throws: InferenceError.self) { try encoder.vector("a dog") }
            let session = try #require(try PictureEncoder.load(model, cacheFolder: nil, concurrency: 1)).makeSession()
            #expect(throws: InferenceError.self) { try session.vector(rgb: [1, 2, 3], width: 1, height: 1) }
        }
    }

    @Test func refusesFilesThatAreNoSuchModels() throws {
        try TinyModel.with("clip") { folder in
            let visual = folder + "/visual/model.onnx"
            try FileManager.default.removeItem(atPath: visual)
            try FileManager.default.copyItem(atPath: folder + "/textual/model.onnx", toPath: visual)
            let model = try ShowModel.read(folder: folder)
            #expect(throws: InferenceError.self) { try PictureEncoder.load(model, cacheFolder: nil, concurrency: 1) }
            try Data("not a model".utf8).write(to: URL(fileURLWithPath: folder + "/textual/model.onnx"))
            #expect(throws: InferenceError.self) { try TextEncoder(model, cacheFolder: nil) }
        }
    }

    @Test func takesPicturesOfAnyShape() throws {
        try TinyModel.with("clip") { folder in
            let preparation = try PicturePreparation(file: folder + "/visual/preprocess_cfg.json")
            for (width, height) in [(1, 1), (1, 320), (320, 1), (33, 32), (3, 2)] {
                let rgb = [UInt8](repeating: 128, count: width * height * 3)
                #expect(try preparation.pixels(rgb: rgb, width: width, height: height).allSatisfy { $0 == 128 })
            }
            #expect(throws: InferenceError.self) { try preparation.pixels(rgb: [], width: 0, height: 0) }
            #expect(throws: InferenceError.self) { try preparation.pixels(rgb: [1, 2], width: 1, height: 1) }
        }
    }

    private func problem(_ file: String, _ text: String) throws -> String {
        try TinyModel.with("clip") { folder in
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
            do {
                _ = try ShowModel.read(folder: folder)
                return "nothing"
            } catch let error as InferenceError {
                return error.detail
            }
        }
    }
}
