/// A part of a text on its way to the model: what is left to take apart, or a token that is known already.
struct TextPiece: Sendable {
    var scalars: [Unicode.Scalar]
    var token: Int32?
    /// Whether the text begins with it.
    var isFirst = false
}

/// How a tokenizer takes a text apart before the model sees it.
indirect enum PreTokenizer: Sendable {
    case sequence([PreTokenizer])
    case split(Pattern, SplitBehavior, isInverted: Bool)
    /// At characters of a kind.
    case splitAt(CharacterKind, SplitBehavior)
    case metaspace(Metaspace)
    case bytes(addsSpace: Bool, splits: Bool)

    enum CharacterKind: Sendable {
        case space, punctuation, digits
        case scalar(Unicode.Scalar)

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .space: scalar.properties.isWhitespace
            case .punctuation: scalar.isPunctuation
            case .digits: [8, 9, 10].contains(scalar.properties.generalCategory.bit)
            case .scalar(let only): scalar == only
            }
        }
    }

    /// Blanks as a visible character, which begins each word.
    struct Metaspace: Sendable {
        enum Prepending: Sendable {
            case always, first, never
        }

        let replacement: Unicode.Scalar
        let prepending: Prepending
        let splits: Bool
    }

    func pieces(of pieces: [TextPiece]) -> [TextPiece] {
        if case .sequence(let steps) = self { return steps.reduce(pieces) { $1.pieces(of: $0) } }
        return pieces.flatMap { piece in piece.token == nil ? self.pieces(of: piece) : [piece] }
    }

    private func pieces(of piece: TextPiece) -> [TextPiece] {
        switch self {
        case .sequence: [piece]
        case .split(let pattern, let behavior, let isInverted):
            behavior.parts(of: piece, at: pattern.matches(in: piece.scalars), isInverted: isInverted)
        case .splitAt(let kind, let behavior):
            behavior.parts(
                of: piece, at: piece.scalars.indices.filter { kind.contains(piece.scalars[$0]) }.map { $0..<($0 + 1) },
                isInverted: false)
        case .metaspace(let metaspace): metaspace.pieces(of: piece)
        case .bytes(let addsSpace, let splits): Self.bytePieces(of: piece, addsSpace: addsSpace, splits: splits)
        }
    }

    private static func bytePieces(of piece: TextPiece, addsSpace: Bool, splits: Bool) -> [TextPiece] {
        var piece = piece
        if addsSpace, piece.scalars.first != " " { piece.scalars.insert(" ", at: 0) }
        var parts = [piece]
        if splits, let pattern = ByteAlphabet.wordPattern {
            parts = SplitBehavior.isolated.parts(of: piece, at: pattern.matches(in: piece.scalars), isInverted: false)
        }
        return parts.map { part in
            TextPiece(scalars: ByteAlphabet.scalars(of: part.scalars), token: nil, isFirst: part.isFirst)
        }
    }
}

extension PreTokenizer.Metaspace {
    fileprivate func pieces(of piece: TextPiece) -> [TextPiece] {
        var piece = piece
        piece.scalars = piece.scalars.map { $0 == " " ? replacement : $0 }
        let isWanted: Bool =
            switch prepending {
            case .always: true
            case .first: piece.isFirst
            case .never: false
            }
        if isWanted, piece.scalars.first != replacement { piece.scalars.insert(replacement, at: 0) }
        guard splits else { return [piece] }
        let marks = piece.scalars.indices.filter { piece.scalars[$0] == replacement }.map { $0..<($0 + 1) }
        return SplitBehavior.mergedWithNext.parts(of: piece, at: marks, isInverted: false)
    }
}

extension Unicode.Scalar {
    /// Punctuation as BERT sees it: all that ASCII has beside letters and digits, and what Unicode calls so.
    var isPunctuation: Bool {
        switch value {
        case 33...47, 58...64, 91...96, 123...126: true
        default: properties.generalCategory.isPunctuation
        }
    }
}
