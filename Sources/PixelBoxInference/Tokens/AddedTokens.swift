/// Tokens that stand for themselves wherever they are written, such as `<|endoftext|>`.
struct AddedTokens: Sendable {
    struct Token: Sendable {
        let content: [Unicode.Scalar]
        let id: Int32
        let isSingleWord: Bool
        let stripsLeft: Bool
        let stripsRight: Bool
    }

    private var byFirst: [Unicode.Scalar: [Token]] = [:]

    init(_ tokens: [Token]) {
        for token in tokens {
            if let first = token.content.first { byFirst[first, default: []].append(token) }
        }
        // The longest of those that begin at the same place counts.
        byFirst = byFirst.mapValues { $0.sorted { $0.content.count > $1.content.count } }
    }

    var isEmpty: Bool { byFirst.isEmpty }

    /// The pieces of a text, the tokens in it found.
    func pieces(of piece: TextPiece) -> [TextPiece] {
        guard !isEmpty, piece.token == nil else { return [piece] }
        let text = piece.scalars
        var pieces: [TextPiece] = []
        var end = 0
        var at = 0
        while at < text.count {
            guard let token = token(in: text, at) else {
                at += 1
                continue
            }
            var (start, stop) = (at, at + token.content.count)
            at = stop
            if token.isSingleWord, !isAlone(text, start, stop) { continue }
            if token.stripsLeft {
                while start > end, text[start - 1].properties.isWhitespace { start -= 1 }
            }
            if token.stripsRight {
                while stop < text.count, text[stop].properties.isWhitespace { stop += 1 }
                at = stop
            }
            if start > end { pieces.append(part(of: piece, end..<start, nil)) }
            pieces.append(part(of: piece, start..<stop, token.id))
            end = stop
        }
        if end < text.count { pieces.append(part(of: piece, end..<text.count, nil)) }
        return pieces
    }

    private func part(of piece: TextPiece, _ range: Range<Int>, _ token: Int32?) -> TextPiece {
        TextPiece(
            scalars: Array(piece.scalars[range]), token: token, isFirst: piece.isFirst && range.lowerBound == 0)
    }

    private func token(in text: [Unicode.Scalar], _ at: Int) -> Token? {
        byFirst[text[at]]?.first { token in text[at...].starts(with: token.content) }
    }

    private func isAlone(_ text: [Unicode.Scalar], _ start: Int, _ stop: Int) -> Bool {
        (start == 0 || !ScalarSet.word.contains(text[start - 1]))
            && (stop == text.count || !ScalarSet.word.contains(text[stop]))
    }
}
