import Foundation
import PixelBoxInference
import Testing

struct TagVocabularyTests {
    private let rules = ModelManifest.TagRules(
        temperature: 1, leastName: 0.3, leastParent: 0.45, leastDrawing: 0.8)

    @Test func addsUpParentsAndEqualWords() throws {
        let guesses = try vocabulary().guesses([0.35, 0.05, 0.25, 0.35], drawing: 0, rules: rules)
        #expect(guesses.map(\.name) == ["animal", "cat", "car"])
        #expect(abs(guesses[0].confidence - 0.65) < 0.001)
        #expect(abs(guesses[1].confidence - 0.4) < 0.001)
    }

    @Test func saysNothingWhenUnsure() throws {
        #expect(try vocabulary().guesses([0.22, 0.05, 0.15, 0.28], drawing: 0.3, rules: rules).isEmpty)
    }

    @Test func doubtsClassesOfDrawings() throws {
        let guesses = try vocabulary().guesses([0.9, 0.05, 0.03, 0.02], drawing: 0.9, rules: rules)
        #expect(guesses == [TagGuess(name: "drawing", confidence: 0.9)])
    }

    @Test func wantsToBeSurerOfWhatIsHardlyAPhoto() throws {
        let rules = ModelManifest.TagRules(
            temperature: 1, leastName: 0.3, leastParent: 0.45, leastDrawing: 0.8, leastInGraphics: 0.8)
        let unsure: [Float] = [0.7, 0, 0.05, 0.25]
        #expect(try vocabulary().guesses(unsure, drawing: 0, rules: rules).map(\.name) == ["animal", "cat"])
        #expect(try vocabulary().guesses(unsure, drawing: 0, isGraphic: true, rules: rules).isEmpty)
        let sure: [Float] = [0.9, 0, 0.05, 0.05]
        let words = try vocabulary().guesses(sure, drawing: 0, isGraphic: true, rules: rules).map(\.name)
        #expect(words == ["animal", "cat"])
    }

    @Test func sharpensByTemperature() throws {
        let sharp = ModelManifest.TagRules(temperature: 0.5, leastName: 0.3, leastParent: 0.45, leastDrawing: 0.8)
        let guesses = try vocabulary().guesses([0.6, 0, 0.2, 0.2], drawing: 0, rules: sharp)
        #expect(guesses.first?.name == "animal")
        #expect(guesses.contains { $0.name == "cat" && $0.confidence > 0.8 })
    }

    @Test func theShippedWordsFitTheModel() throws {
        let vocabulary = try TagVocabulary(file: "labels.json", folder: TestFolder.model)
        #expect(vocabulary.classCount == 1000)
        var panda = [Float](repeating: 0, count: 1000)
        panda[388] = 0.9
        let rules = try ModelManifest.read(folder: TestFolder.model).tags
        #expect(Set(vocabulary.guesses(panda, drawing: 0, rules: rules).map(\.name)) == ["panda", "bear", "animal"])
    }

    private func vocabulary() throws -> TagVocabulary {
        try TestFolder.withFresh { folder in
            let labels = """
                [{"name": "cat", "parents": ["animal"]}, {"name": "cat", "parents": ["animal"]},
                 {"name": "dog", "parents": ["animal"]}, {"name": "car", "parents": ["vehicle"]}]
                """
            try Data(labels.utf8).write(to: URL(fileURLWithPath: folder + "/labels.json"))
            return try TagVocabulary(file: "labels.json", folder: folder)
        }
    }
}
