/// SentencePiece's unigram model: the way through the text whose pieces are the most likely together.
struct UnigramModel: Sendable {
    let table: TokenTable
    let scores: [Double]
    let unknown: Int32?
    /// Tokens of single bytes, for what is not in the vocabulary.
    let byteTokens: [Int32]?

    /// How much less likely an unknown character is than the least likely piece.
    private static let unknownPenalty = 10.0

    private struct Node {
        var score = 0.0
        var start = -1
        var token: Int32 = -1
    }

    func tokens(of piece: [Unicode.Scalar]) -> [Int32] {
        let bytes = piece.utf8Bytes
        guard !bytes.isEmpty else { return [] }
        let unknownScore = (scores.min() ?? 0) - Self.unknownPenalty
        let unknownToken = unknown ?? -1
        var nodes = [Node](repeating: Node(), count: bytes.count + 1)
        bytes.withUnsafeBufferPointer { buffer in
            var at = 0
            for scalar in piece {
                let length = UTF8.width(scalar)
                let here = nodes[at].score
                var hasSingle = false
                table.forEachPrefix(of: UnsafeBufferPointer(rebasing: buffer[at...])) { count, id in
                    let score = here + scores[Int(id)]
                    if nodes[at + count].start < 0 || score > nodes[at + count].score {
                        nodes[at + count] = Node(score: score, start: at, token: id)
                    }
                    if count == length { hasSingle = true }
                }
                let score = here + unknownScore
                if !hasSingle, nodes[at + length].start < 0 || score > nodes[at + length].score {
                    nodes[at + length] = Node(score: score, start: at, token: unknownToken)
                }
                at += length
            }
        }
        return tokens(along: nodes, bytes)
    }

    /// The pieces of the best way; unknown ones that follow each other are one.
    private func tokens(along nodes: [Node], _ bytes: [UInt8]) -> [Int32] {
        var parts: [(range: Range<Int>, token: Int32)] = []
        var end = bytes.count
        while end > 0 {
            let node = nodes[end]
            guard node.start >= 0 else { break }
            if node.token == unknown, let last = parts.last, last.token == unknown {
                parts[parts.count - 1].range = node.start..<last.range.upperBound
            } else {
                parts.append((node.start..<end, node.token))
            }
            end = node.start
        }
        var tokens: [Int32] = []
        for part in parts.reversed() {
            if part.token != unknown, part.token >= 0 {
                tokens.append(part.token)
            } else if let id = table.id(of: bytes[part.range]) {
                tokens.append(id)
            } else if let byteTokens {
                for byte in bytes[part.range] { tokens.append(byteTokens[Int(byte)]) }
            } else if let unknown {
                tokens.append(unknown)
            }
        }
        return tokens
    }
}

extension UTF8 {
    /// How many bytes a character takes.
    static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x80: 1
        case 0x80..<0x800: 2
        case 0x800..<0x10000: 3
        default: 4
        }
    }
}
