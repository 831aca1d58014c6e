extension TokenModel {
    /// The model of a tokenizer file.
    init(_ value: JSONValue) throws(TokenizerProblem) {
        let type = value["type"]?.string ?? Self.guessedType(value)
        switch type {
        case "BPE": self = .bytePairs(try BytePairModel(value))
        case "Unigram": self = .unigrams(try UnigramModel(value))
        case "WordPiece": self = .wordPieces(try WordPieceModel(value))
        default: throw .unknown("model", value)
        }
    }

    /// Files of older versions do not say.
    private static func guessedType(_ value: JSONValue) -> String? {
        if value["merges"] != nil { return "BPE" }
        if case .array = value["vocab"] { return "Unigram" }
        return value["max_input_chars_per_word"] == nil ? nil : "WordPiece"
    }
}

extension TokenTable {
    fileprivate init(_ value: JSONValue?) throws(TokenizerProblem) {
        guard let members = value?.members, !members.isEmpty else { throw TokenizerProblem("it has no vocabulary") }
        self.init(capacity: members.count)
        for (token, number) in members {
            guard let id = number.integer.flatMap({ Int32(exactly: $0) }), id >= 0 else {
                throw TokenizerProblem("a token has no number")
            }
            add(token, id: id)
        }
    }
}

extension WordPieceModel {
    fileprivate init(_ value: JSONValue) throws(TokenizerProblem) {
        let table = try TokenTable(value["vocab"])
        self.init(
            table: table, unknown: value["unk_token"]?.string.flatMap { table.id(of: $0.utf8) },
            continuingPrefix: value["continuing_subword_prefix"]?.string ?? "##",
            longestWord: value["max_input_chars_per_word"]?.integer ?? 100)
    }
}

extension UnigramModel {
    fileprivate init(_ value: JSONValue) throws(TokenizerProblem) {
        guard let pieces = value["vocab"]?.array, !pieces.isEmpty else {
            throw TokenizerProblem("it has no vocabulary")
        }
        var table = TokenTable(capacity: pieces.count)
        var scores: [Double] = []
        scores.reserveCapacity(pieces.count)
        for piece in pieces {
            guard let pair = piece.array, pair.count == 2, let text = pair[0].string, let score = pair[1].number else {
                throw TokenizerProblem("a piece of its vocabulary has no text or score")
            }
            table.add(text, id: Int32(scores.count))
            scores.append(score)
        }
        let unknown = value["unk_id"]?.integer.flatMap { Int32(exactly: $0) }
        self.init(
            table: table, scores: scores, unknown: unknown,
            byteTokens: value["byte_fallback"]?.bool ?? false ? table.byteTokens : nil)
    }
}

extension BytePairModel {
    fileprivate init(_ value: JSONValue) throws(TokenizerProblem) {
        let table = try TokenTable(value["vocab"])
        let prefix = value["continuing_subword_prefix"]?.string ?? ""
        let list = value["merges"]?.array ?? []
        var merges: [UInt64: Merge] = [:]
        merges.reserveCapacity(list.count)
        for (rank, entry) in list.enumerated() {
            guard let (first, second) = Self.pair(entry), let left = table.id(of: first),
                let right = table.id(of: second),
                let joined = table.id(of: first + second.dropFirst(prefix.utf8.count))
            else { throw TokenizerProblem("merge \(rank) names a token that is not in the vocabulary") }
            merges[Self.key(left, right)] = Merge(rank: Int32(rank), token: joined)
        }
        self.init(
            table: table, merges: merges, unknown: value["unk_token"]?.string.flatMap { table.id(of: $0.utf8) },
            fusesUnknown: value["fuse_unk"]?.bool ?? false, continuingPrefix: prefix,
            endSuffix: value["end_of_word_suffix"]?.string ?? "",
            byteTokens: value["byte_fallback"]?.bool ?? false ? table.byteTokens : nil,
            ignoresMerges: value["ignore_merges"]?.bool ?? false)
    }

    /// `"a b"` or `["a", "b"]`.
    private static func pair(_ value: JSONValue) -> (first: [UInt8], second: [UInt8])? {
        if let texts = value.array {
            guard texts.count == 2, let first = texts[0].string, let second = texts[1].string else { return nil }
            return (Array(first.utf8), Array(second.utf8))
        }
        guard let text = value.string else { return nil }
        let bytes = Array(text.utf8)
        guard let blank = bytes.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        return (Array(bytes[..<blank]), Array(bytes[(blank + 1)...]))
    }
}
