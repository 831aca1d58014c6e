import Foundation
import PixelBoxInference
import Testing

struct LookModelTests {
    @Test func agreesWithAnotherRuntimeInFullPrecision() throws {
        let model = try LookModel.load(folder: TestFolder.model, options: CompileOptions(threads: 1, precision: .f32))
        let session = try model.makeSession()
        for golden in try GoldenLook.all() {
            let drawn = try #require(golden.drawn)
            let values = try session.values(rgb: drawn.rgb, width: drawn.width, height: drawn.height)
            #expect(cosine(values.look, golden.look) > 0.999, "\(golden.picture)")
            #expect(values.features.count == 2560)
            for best in golden.best {
                #expect(abs(values.classes[best.class] - best.probability) < 0.01, "\(golden.picture)")
            }
        }
    }

    @Test func agreesWithAnotherRuntimeAsItIsUsed() throws {
        let session = try LookModel.load(folder: TestFolder.model, cacheFolder: nil, concurrency: 1).makeSession()
        for golden in try GoldenLook.all() {
            let drawn = try #require(golden.drawn)
            let answer = try session.look(rgb: drawn.rgb, width: drawn.width, height: drawn.height)
            #expect(answer.look.count == golden.look.count)
            // A single colour has no features to speak of: rounding weighs more there.
            let least: Float = golden.picture == "dot" ? 0.98 : 0.99
            #expect(cosine(answer.look.map(Float.init), golden.look) > least, "\(golden.picture)")
        }
    }

    @Test func sessionsSideBySideAnswerTheSame() async throws {
        let model = try LookModel.load(folder: TestFolder.model, cacheFolder: nil, concurrency: 2)
        let drawn = try #require(DrawnPicture("rings", width: 200, height: 100))
        let answers = try await withThrowingTaskGroup(of: [LookAnswer].self) { group in
            for _ in 0..<2 {
                group.addTask {
                    let session = try model.makeSession()
                    return try (0..<5).map { _ in
                        try session.look(rgb: drawn.rgb, width: drawn.width, height: drawn.height)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(answers.count == 10)
        #expect(answers.allSatisfy { $0 == answers[0] })
    }

    @Test func keepsTheCompiledModelAndReadsItAgain() throws {
        try TestFolder.withFresh { cache in
            let drawn = try #require(DrawnPicture("ramp", width: 60, height: 40))
            let answers = try (0..<3).map { round in
                if round == 2 { try damageFiles(in: cache) }
                let model = try LookModel.load(folder: TestFolder.model, cacheFolder: cache, concurrency: 1)
                return try model.makeSession().look(rgb: drawn.rgb, width: 60, height: 40)
            }
            #expect(try !FileManager.default.contentsOfDirectory(atPath: cache).isEmpty)
            #expect(answers[0] == answers[1])
            #expect(answers[0] == answers[2])
        }
    }

    @Test func worksWithoutItsCacheFolder() throws {
        try TestFolder.withFresh { folder in
            let file = folder + "/file"
            try Data("in the way".utf8).write(to: URL(fileURLWithPath: file))
            let model = try LookModel.load(folder: TestFolder.model, cacheFolder: file + "/cache", concurrency: 1)
            #expect(try model.makeSession().look(rgb: [1, 2, 3], width: 1, height: 1).look.count == 256)
        }
    }

    @Test(arguments: [(0, 0, 0), (10, 10, 299), (10, -10, 300), (1, 1, 4)])
    func refusesPixelsThatDoNotFit(width: Int, height: Int, bytes: Int) throws {
        let session = try LookModel.load(folder: TestFolder.model, cacheFolder: nil, concurrency: 1).makeSession()
        let error = #expect(throws: InferenceError.self) {
            try session.look(rgb: [UInt8](repeating: 0, count: bytes), width: width, height: height)
        }
        #expect(error?.reason == .badInput)
    }

    private func damageFiles(in folder: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let file = URL(fileURLWithPath: "\(folder)/\(name)")
            let half = try Data(contentsOf: file).prefix(1_000_000)
            try FileManager.default.removeItem(at: file)
            try half.write(to: file)
        }
    }

    private func cosine(_ one: [Float], _ other: [Float]) -> Float {
        func dot(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
        return dot(one, other) / (dot(one, one) * dot(other, other)).squareRoot()
    }
}
