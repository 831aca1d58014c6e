/// Turns text into the numbers that a language model was trained on; built from the `tokenizer.json` of its folder.
package struct Tokenizer: Sendable {
    /// Tokens that are found before anything is done to the text, and after.
    let rawTokens: AddedTokens
    let normalizedTokens: AddedTokens
    let normalizer: TextNormalizer?
    let preTokenizer: PreTokenizer?
    let model: TokenModel
    /// What every text begins and ends with.
    let prefix: [Int32]
    let suffix: [Int32]
    let addedIds: [String: Int32]

    /// The tokens of a text with those that frame it, cut to a number of tokens in all.
    package func encode(_ text: String, limit: Int? = nil) -> [Int32] {
        var tokens: [Int32] = []
        for piece in pieces(of: text) {
            if let token = piece.token {
                tokens.append(token)
            } else {
                tokens += model.tokens(of: piece.scalars)
            }
        }
        if let limit { tokens = Array(tokens.prefix(max(0, limit - prefix.count - suffix.count))) }
        return prefix + tokens + suffix
    }

    /// The number of a token; nil if there is none such.
    package func id(of token: String) -> Int32? {
        addedIds[token] ?? model.id(of: token)
    }

    private func pieces(of text: String) -> [TextPiece] {
        let whole = TextPiece(scalars: Array(text.unicodeScalars), token: nil, isFirst: true)
        let pieces = rawTokens.pieces(of: whole).flatMap { piece -> [TextPiece] in
            guard piece.token == nil, let normalizer else { return normalizedTokens.pieces(of: piece) }
            var piece = piece
            let text = String(String.UnicodeScalarView(piece.scalars))
            piece.scalars = Array(normalizer.normalized(text).unicodeScalars)
            return piece.scalars.isEmpty ? [] : normalizedTokens.pieces(of: piece)
        }
        return preTokenizer?.pieces(of: pieces) ?? pieces
    }
}
