import Foundation

/// The words for a model's classes, with the wider words (parents) that hold for them as well.
package struct TagVocabulary: Sendable {
    private struct Label: Decodable {
        let name: String
        let parents: [String]
    }

    /// All words; several classes may share one.
    private let words: [String]
    /// For each class: its own word and those of its parents, as places in `words`.
    private let classWords: [[Int]]
    /// Whether a word is some class's own, not only a parent.
    private let isName: [Bool]

    /// Reads the labels of a model folder.
    package init(file: String, folder: String) throws(InferenceError) {
        let data = try ModelFile.read(file, in: folder)
        let labels: [Label]
        do {
            labels = try JSONDecoder().decode([Label].self, from: data)
        } catch {
            throw InferenceError(.damaged, ModelFile.path(file, in: folder))
        }
        var words: [String] = []
        var places: [String: Int] = [:]
        func place(_ word: String) -> Int {
            if let place = places[word] { return place }
            places[word] = words.count
            words.append(word)
            return words.count - 1
        }
        classWords = labels.map { label in ([label.name] + label.parents).map(place) }
        var isName = [Bool](repeating: false, count: words.count)
        for places in classWords { isName[places[0]] = true }
        self.isName = isName
        self.words = words
    }

    /// Classes that the model must have.
    package var classCount: Int { classWords.count }

    /// The words that are sure enough, the surest first; of equally sure ones the narrower first.
    ///
    /// - Parameters:
    ///   - probabilities: One for each class.
    ///   - drawing: How surely the picture is drawn, not photographed.
    ///   - isGraphic: Whether it is hardly a photo for other reasons.
    ///   - rules: What is sure enough.
    /// - Returns: Few words, or none for a picture that fits nothing.
    package func guesses(
        _ probabilities: [Float], drawing: Float, isGraphic: Bool = false, rules: ModelManifest.TagRules
    ) -> [TagGuess] {
        let trust = min(1, 2 * (1 - drawing))
        var sums = [Float](repeating: 0, count: words.count)
        for (places, probability) in zip(classWords, sharpened(probabilities, by: rules.temperature)) {
            for place in places { sums[place] += probability * trust }
        }
        let least = isGraphic ? rules.leastInGraphics ?? 0 : 0
        let sure = words.indices.filter { sums[$0] >= max(least, isName[$0] ? rules.leastName : rules.leastParent) }
        let guesses = sure.sorted { (sums[$0], isName[$0] ? 1 : 0, $1) > (sums[$1], isName[$1] ? 1 : 0, $0) }
            .map { TagGuess(name: words[$0], confidence: min(1, sums[$0])) }
        return (drawing >= rules.leastDrawing ? [TagGuess(name: "drawing", confidence: drawing)] : []) + guesses
    }

    private func sharpened(_ probabilities: [Float], by temperature: Float) -> [Float] {
        guard temperature != 1 else { return probabilities }
        let powers = probabilities.map { pow(max($0, 0), 1 / temperature) }
        let sum = powers.reduce(0, +)
        return sum > 0 ? powers.map { $0 / sum } : probabilities
    }
}
