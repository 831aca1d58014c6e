import PixelBoxInference
import Testing

struct InferenceSessionTests {
    private func session() throws -> InferenceSession {
        let file = TestFolder.model + "/model.onnx"
        return try InferenceModel(file: file, options: CompileOptions(threads: 1, streams: 1)).makeSession()
    }

    @Test func namesInputsAndOutputs() throws {
        let model = try InferenceModel(file: TestFolder.model + "/model.onnx")
        #expect(model.inputNames == ["pixels"])
        #expect(model.outputNames == ["look", "classes", "drawing", "features", "show"])
        #expect(try model.metadata("no such text") == nil)
    }

    @Test func answersInTheOrderOfTheOutputs() throws {
        let pixels = [UInt8](repeating: 9, count: 260 * 260 * 3)
        let outputs = try session().run([InferenceInput(.u8(pixels), shape: [1, 260, 260, 3])])
        let show = try #require(try ModelManifest.read(folder: TestFolder.model).show)
        #expect(outputs.map(\.shape) == [[1, 256], [1, 1000], [1, 1], [1, 2560], [1, show.dimensions]])
        #expect(outputs.allSatisfy { $0.values.count == $0.shape.reduce(1, *) && $0.values.allSatisfy(\.isFinite) })
    }

    @Test func refusesInputsThatDoNotFit() throws {
        let session = try session()
        let pixel = InferenceInput(.u8([1, 2, 3]), shape: [1, 1, 1, 3])
        for inputs in [
            [], [pixel, pixel], [InferenceInput(.u8([1, 2]), shape: [3])], [InferenceInput(.u8([]), shape: [0])],
        ] {
            let error = #expect(throws: InferenceError.self) { try session.run(inputs) }
            #expect(error?.reason == .badInput)
        }
        #expect(throws: InferenceError.self) { try session.run([pixel]) }
    }
}
