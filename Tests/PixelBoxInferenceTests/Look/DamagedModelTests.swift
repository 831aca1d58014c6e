import Foundation
import PixelBoxInference
import Testing

struct DamagedModelTests {
    @Test func saysWhichFolderHasNoModel() throws {
        try TestFolder.withFresh { folder in
            let error = failure(folder)
            #expect(error?.reason == .modelMissing)
            #expect(error?.description.contains("\(folder)/manifest.json") == true)
        }
    }

    @Test func saysThatTheNetworkIsMissing() throws {
        try TestFolder.withModelCopy { folder in
            #expect(failure(folder)?.reason == .modelMissing)
        }
    }

    @Test func saysThatTheNetworkIsCutOff() throws {
        try TestFolder.withModelCopy { folder in
            try Data(count: 1_000).write(to: URL(fileURLWithPath: folder + "/model.onnx"))
            let error = failure(folder)
            #expect(error?.reason == .damaged)
            #expect(error?.description.contains("1000 bytes instead of") == true)
        }
    }

    @Test func saysThatTheNetworkMakesNoSense() throws {
        try TestFolder.withModelCopy { folder in
            let bytes = try ModelManifest.read(folder: folder).bytes
            try Data(count: bytes).write(to: URL(fileURLWithPath: folder + "/model.onnx"))
            #expect(failure(folder)?.reason == .damaged)
        }
    }

    @Test(arguments: ["manifest.json", "labels.json"])
    func saysWhichTextIsDamaged(name: String) throws {
        try TestFolder.withModelCopy { folder in
            try FileManager.default.copyItem(
                atPath: TestFolder.model + "/model.onnx", toPath: folder + "/model.onnx")
            try Data("{\"name\":".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
            let error = failure(folder)
            #expect(error?.reason == .damaged)
            #expect(error?.subject == "\(folder)/\(name)")
        }
    }

    private func failure(_ folder: String) -> InferenceError? {
        #expect(throws: InferenceError.self) {
            _ = try LookModel.load(folder: folder, cacheFolder: nil, concurrency: 1)
        }
    }
}
