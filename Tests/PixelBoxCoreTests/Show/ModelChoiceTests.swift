import Fixtures
import Foundation
import PixelBoxCore
import Testing

struct ModelChoiceTests {
    @Test func addsListsUsesAndRemoves() async throws {
        let test = try TestLibrary()
        let elsewhere = try TemporaryFolder()
        let folder = try TinyShowModel.put("clip", as: "ViT-Tiny__random", into: elsewhere.url)
        #expect(try await test.library.models().isEmpty)
        #expect(try await test.library.addModel(from: folder.path) == "ViT-Tiny__random")
        try await test.library.useModel("ViT-Tiny__random")
        try test.pictures.write(SamplePicture.png(1), to: "a.png")
        try await test.update()

        let model = try #require(try await test.library.models(measure: true).first)
        #expect(model.name == "ViT-Tiny__random" && model.inUse && model.answering)
        #expect(model.dimensions == 24 && model.pictures == 1 && model.bytes > 10_000 && model.problem == nil)
        #expect((model.pictureMilliseconds ?? 0) > 0 && (model.textMilliseconds ?? 0) > 0)

        try await test.library.removeModel("ViT-Tiny__random")
        #expect(try await test.library.models().isEmpty)
        await #expect(throws: ShowModelMissing(name: "ViT-Tiny__random")) {
            try await test.library.removeModel("ViT-Tiny__random")
        }
        #expect(FileManager.default.fileExists(atPath: folder.path))
    }

    @Test func theModelBeforeAnswersUntilTheNewOneIsDone() async throws {
        let test = try await library(["clip", "siglip"], use: "clip")
        let before = try await order("show:dog", test)
        try await test.library.useModel("siglip")
        #expect(try await answering(test) == "clip")
        #expect(try await order("show:dog", test) == before)
        #expect(try await test.library.index().describedAgain == 60)
        #expect(try await answering(test) == "siglip")
        #expect(try await order("show:dog", test) != before)
        #expect(try await test.library.index().describedAgain == 0)
        // Going back costs nothing: what the first one made is still there.
        try await test.library.useModel("clip")
        #expect(try await answering(test) == "clip")
        #expect(try await order("show:dog", test) == before)
    }

    @Test func onlyNewPicturesAreDescribed() async throws {
        let test = try await library(["clip"], use: "clip")
        try test.pictures.write(SamplePicture.png(99), to: "new.png")
        #expect(try await test.update().describedAgain == 1)
        #expect(try await order("show:dog", test).count == 61)
        let again = try Library(test.library.configuration)
        #expect(try await again.search(SearchRequest(query: "show:dog", limit: 100)).hits.count == 61)
    }

    @Test func aModelThatIsRemovedWhileInUseIsOneClearSentence() async throws {
        let test = try await library(["clip"], use: "clip")
        _ = try await order("show:dog", test)
        try FileManager.default.removeItem(at: test.home.url.appendingPathComponent("models/clip"))
        await #expect(throws: ShowModelMissing(name: "clip")) { try await order("show:dog", test) }
        #expect(try await order("p7", test).first == "p7.png")
        #expect(try await test.library.index().descriptionsMissing?.contains("clip") == true)
        #expect(try await test.library.status().coverage.last?.note?.contains("clip") == true)
        #expect(try await test.library.models().first?.problem?.contains("clip") == true)
    }

    @Test func refusesWhatIsNoModel() async throws {
        let test = try TestLibrary()
        let elsewhere = try TemporaryFolder()
        await #expect(throws: PathProblem.self) { try await test.library.addModel(from: "/nowhere/at-all") }
        let spaced = try TinyShowModel.put("clip", as: "two words", into: elsewhere.url)
        await #expect(throws: PathProblem.self) { try await test.library.addModel(from: spaced.path) }
        let broken = try TinyShowModel.put("clip", as: "broken", into: elsewhere.url)
        try FileManager.default.removeItem(at: broken.appendingPathComponent("visual/model.onnx"))
        await #expect { try await test.library.addModel(from: broken.path) } throws: {
            "\($0)".contains("visual/model.onnx") && !"\($0)".contains("\n")
        }
        let wrong = try TinyShowModel.put("clip", as: "wrong", into: elsewhere.url)
        try Data(#"{"embed_dim":512}"#.utf8).write(to: wrong.appendingPathComponent("config.json"))
        await #expect(throws: (any Error).self) { try await test.library.addModel(from: wrong.path) }
        await #expect(throws: ShowModelMissing(name: "none")) { try await test.library.useModel("none") }
        await #expect(throws: ShowModelMissing(name: "../x")) { try await test.library.useModel("../x") }
        #expect(try await test.library.models().isEmpty)
    }

    private func answering(_ test: TestLibrary) async throws -> String? {
        try await test.library.models().first { $0.answering }?.name
    }

    private func order(_ query: String, _ test: TestLibrary) async throws -> [String] {
        try await test.library.search(SearchRequest(query: query, limit: 1000)).hits.map { hit in
            URL(fileURLWithPath: hit.path).lastPathComponent
        }
    }

    private func library(_ models: [String], use name: String) async throws -> TestLibrary {
        let test = try TestLibrary()
        for model in models { try TinyShowModel.put(model, into: test.home.url.appendingPathComponent("models")) }
        try await test.library.useModel(name)
        for number in 0..<60 { try test.pictures.write(SamplePicture.png(number), to: "p\(number).png") }
        try await test.update()
        return test
    }
}
