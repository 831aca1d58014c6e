/// BERT's word pieces: always the longest piece that the rest of a word begins with.
struct WordPieceModel: Sendable {
    let table: TokenTable
    let unknown: Int32?
    let continuingPrefix: String
    /// Longer words are unknown.
    let longestWord: Int

    func tokens(of piece: [Unicode.Scalar]) -> [Int32] {
        let unknownWord = unknown.map { [$0] } ?? []
        guard piece.count <= longestWord else { return unknownWord }
        let prefix = Array(continuingPrefix.utf8)
        var tokens: [Int32] = []
        var start = 0
        while start < piece.count {
            var found: Int32?
            var end = piece.count
            while end > start {
                let bytes = (start > 0 ? prefix : []) + piece[start..<end].utf8Bytes
                found = bytes.count <= table.longest ? table.id(of: bytes) : nil
                if found != nil { break }
                end -= 1
            }
            guard let found else { return unknownWord }
            tokens.append(found)
            start = end
        }
        return tokens
    }
}
