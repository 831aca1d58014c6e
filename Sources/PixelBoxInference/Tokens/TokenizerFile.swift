import Foundation

extension Tokenizer {
    /// Reads the `tokenizer.json` of a model; what it asks for beyond what is known here is refused, not guessed.
    package init(file: String) throws(InferenceError) {
        guard let data = FileManager.default.contents(atPath: file) else { throw InferenceError(.modelMissing, file) }
        guard let tree = JSONValue(parsing: [UInt8](data)), case .object = tree else {
            throw InferenceError(.damaged, file, detail: "it is not JSON")
        }
        do throws(TokenizerProblem) {
            try self.init(tree)
        } catch {
            throw InferenceError(.damaged, file, detail: error.detail)
        }
    }

    private init(_ tree: JSONValue) throws(TokenizerProblem) {
        model = try TokenModel(tree["model"] ?? .null)
        normalizer = try TextNormalizer.optional(tree["normalizer"])
        preTokenizer = try PreTokenizer.optional(tree["pre_tokenizer"])
        let frame = try TokenFrame(tree["post_processor"])
        prefix = frame.prefix
        suffix = frame.suffix

        var raw: [AddedTokens.Token] = []
        var normalized: [AddedTokens.Token] = []
        var ids: [String: Int32] = [:]
        for entry in tree["added_tokens"]?.array ?? [] {
            guard let content = entry["content"]?.string, let id = entry["id"]?.integer.flatMap({ Int32(exactly: $0) })
            else { throw TokenizerProblem("an added token has no text or number") }
            ids[content] = id
            let isNormalized = entry["normalized"]?.bool ?? true
            let text = isNormalized ? normalizer?.normalized(content) ?? content : content
            let token = AddedTokens.Token(
                content: Array(text.unicodeScalars), id: id, isSingleWord: entry["single_word"]?.bool ?? false,
                stripsLeft: entry["lstrip"]?.bool ?? false, stripsRight: entry["rstrip"]?.bool ?? false)
            if isNormalized { normalized.append(token) } else { raw.append(token) }
        }
        rawTokens = AddedTokens(raw)
        normalizedTokens = AddedTokens(normalized)
        addedIds = ids
    }
}

/// What of a tokenizer file cannot be used.
struct TokenizerProblem: Error {
    let detail: String

    init(_ detail: String) { self.detail = detail }

    static func unknown(_ what: String, _ value: JSONValue) -> TokenizerProblem {
        TokenizerProblem("its \(what) is of a kind that is not supported: \(value["type"]?.string ?? "none")")
    }
}

/// The tokens that every text begins and ends with.
private struct TokenFrame {
    var prefix: [Int32] = []
    var suffix: [Int32] = []

    init(_ value: JSONValue?) throws(TokenizerProblem) {
        guard let value, value.isSomething else { return }
        switch value["type"]?.string {
        case "TemplateProcessing":
            try addTemplate(value)
        case "RobertaProcessing", "BertProcessing":
            guard let first = Self.token(value["cls"]), let last = Self.token(value["sep"]) else {
                throw TokenizerProblem("its post-processor names no tokens")
            }
            prefix = [first]
            suffix = [last]
        case "ByteLevel": break
        case "Sequence":
            for step in value["processors"]?.array ?? [] {
                let frame = try TokenFrame(step)
                prefix = frame.prefix + prefix
                suffix += frame.suffix
            }
        default: throw .unknown("post-processor", value)
        }
    }

    private mutating func addTemplate(_ value: JSONValue) throws(TokenizerProblem) {
        var hasText = false
        for part in value["single"]?.array ?? [] {
            if part["Sequence"] != nil {
                hasText = true
            } else if let name = part["SpecialToken"]?["id"]?.string,
                let ids = value["special_tokens"]?[name]?["ids"]?.array
            {
                let tokens = ids.compactMap { $0.integer.flatMap { Int32(exactly: $0) } }
                if hasText { suffix += tokens } else { prefix += tokens }
            } else {
                throw TokenizerProblem("its template names a token that it has not")
            }
        }
        guard hasText else { throw TokenizerProblem("its template leaves out the text") }
    }

    /// The number in `["</s>", 2]`.
    private static func token(_ value: JSONValue?) -> Int32? {
        guard let pair = value?.array, pair.count == 2 else { return nil }
        return pair[1].integer.flatMap { Int32(exactly: $0) }
    }
}
