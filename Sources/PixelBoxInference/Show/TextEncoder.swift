import Foundation
import Synchronization

/// Turns descriptions into vectors of the space that pictures are in. Loaded once; one text at a time.
package final class TextEncoder: Sendable {
    private let model: InferenceModel
    private let session: Mutex<TextEncoderSession>
    private let tokenizer: Tokenizer
    private let settings: TextSettings
    private let padding: Int32?
    /// Values of a vector.
    package let dimensions: Int

    /// Longer texts are cut before anything else is done to them; no model looks that far.
    private static let longestText = 4000

    /// Loads the text side of a model folder; blocks for as long as that takes.
    package init(_ show: ShowModel, cacheFolder: String?) throws(InferenceError) {
        tokenizer = try Tokenizer(file: ModelFile.path("textual/tokenizer.json", in: show.folder))
        settings = show.text
        if let token = settings.padToken {
            guard let id = tokenizer.id(of: token) else {
                let file = ModelFile.path("textual/tokenizer_config.json", in: show.folder)
                throw InferenceError(.damaged, file, detail: "its pad_token \(token) is not in the vocabulary")
            }
            padding = id
        } else {
            padding = nil
        }
        // One text is too little work for many threads, and rounding to bf16 would move it.
        model = try InferenceModel(
            file: show.textFile, options: CompileOptions(cacheFolder: cacheFolder, threads: 2, precision: .f32))
        dimensions = show.dimensions
        let inputs = try TextEncoderSession.inputs(of: model)
        session = Mutex(TextEncoderSession(session: try model.makeSession(), inputs: inputs))
    }

    /// The unit vector of a description; nil where nothing of it is left after cleaning.
    package func vector(_ text: String) throws(InferenceError) -> [Float]? {
        let cleaned = settings.cleaned(String(text.prefix(Self.longestText)))
        guard !cleaned.isEmpty else { return nil }
        var tokens = tokenizer.encode(cleaned, limit: settings.contextLength)
        let count = tokens.count
        if let padding, count < settings.contextLength {
            tokens += [Int32](repeating: padding, count: settings.contextLength - count)
        }
        let values = try session.withLock { (session) throws(InferenceError) in
            try session.run(tokens, count: count)
        }
        return try ShowVector.unit(values, dimensions: dimensions, file: model.file)
    }
}

/// The one runner of a text model, and what its inputs are for.
private struct TextEncoderSession: ~Copyable {
    enum Role {
        case tokens, mask, zeros
    }

    let session: InferenceSession
    let inputs: [(role: Role, isWide: Bool)]

    static func inputs(of model: InferenceModel) throws(InferenceError) -> [(role: Role, isWide: Bool)] {
        var inputs: [(role: Role, isWide: Bool)] = []
        for (name, element) in zip(model.inputNames, model.inputElements) {
            let role: Role =
                switch name {
                case "attention_mask": .mask
                case "token_type_ids": .zeros
                default: .tokens
                }
            guard element == .i32 || element == .i64 else {
                throw InferenceError(.damaged, model.file, detail: "its input \(name) does not take whole numbers")
            }
            inputs.append((role, element == .i64))
        }
        guard inputs.count(where: { $0.role == .tokens }) == 1, !model.outputNames.isEmpty else {
            throw InferenceError(.damaged, model.file, detail: "its inputs are not those of a text model")
        }
        return inputs
    }

    func run(_ tokens: [Int32], count: Int) throws(InferenceError) -> [Float] {
        var values: [InferenceInput] = []
        for input in inputs {
            let numbers: [Int32] =
                switch input.role {
                case .tokens: tokens
                case .mask: tokens.indices.map { $0 < count ? 1 : 0 }
                case .zeros: [Int32](repeating: 0, count: tokens.count)
                }
            let wide = input.isWide ? InferenceInput.Values.i64(numbers.map { Int64($0) }) : .i32(numbers)
            values.append(InferenceInput(wide, shape: [1, tokens.count]))
        }
        try session.start(values)
        return try session.output(0).values
    }
}
