/// How the words of a text become tokens.
enum TokenModel: Sendable {
    case bytePairs(BytePairModel)
    case unigrams(UnigramModel)
    case wordPieces(WordPieceModel)

    /// The tokens of one piece of text.
    func tokens(of piece: [Unicode.Scalar]) -> [Int32] {
        switch self {
        case .bytePairs(let model): model.tokens(of: piece)
        case .unigrams(let model): model.tokens(of: piece)
        case .wordPieces(let model): model.tokens(of: piece)
        }
    }

    /// The number of a token of the vocabulary.
    func id(of token: String) -> Int32? {
        switch self {
        case .bytePairs(let model): model.table.id(of: token.utf8)
        case .unigrams(let model): model.table.id(of: token.utf8)
        case .wordPieces(let model): model.table.id(of: token.utf8)
        }
    }
}

extension TokenTable {
    /// The tokens that stand for single bytes, `<0x00>` to `<0xFF>`; nil unless all are there.
    var byteTokens: [Int32]? {
        var tokens: [Int32] = []
        for byte in 0..<256 {
            let digits = String(byte, radix: 16, uppercase: true)
            guard let id = id(of: "<0x\(digits.count == 1 ? "0" : "")\(digits)>".utf8) else { return nil }
            tokens.append(id)
        }
        return tokens
    }
}

extension Collection<Unicode.Scalar> {
    var utf8Bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for scalar in self { bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
        return bytes
    }
}
