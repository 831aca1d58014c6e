/// Byte-pair encoding: starts from characters and joins the pair that comes first in the list of merges, again and again.
struct BytePairModel: Sendable {
    /// What two tokens become, and how early.
    struct Merge: Sendable {
        let rank: Int32
        let token: Int32
    }

    let table: TokenTable
    let merges: [UInt64: Merge]
    let unknown: Int32?
    /// Whether unknown characters that follow each other are one token.
    let fusesUnknown: Bool
    let continuingPrefix: String
    let endSuffix: String
    /// Tokens of single bytes, for characters that are not in the vocabulary.
    let byteTokens: [Int32]?
    /// Whether a word that is in the vocabulary is one token, whatever the merges say.
    let ignoresMerges: Bool

    static func key(_ first: Int32, _ second: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    }

    func tokens(of piece: [Unicode.Scalar]) -> [Int32] {
        if ignoresMerges, let id = table.id(of: piece.utf8Bytes) { return [id] }
        return merged(symbols(of: piece))
    }

    private func symbols(of piece: [Unicode.Scalar]) -> [Int32] {
        var symbols: [Int32] = []
        symbols.reserveCapacity(piece.count)
        var isUnknownPending = false
        for (index, scalar) in piece.enumerated() {
            var bytes = index > 0 ? Array(continuingPrefix.utf8) : []
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            if index == piece.count - 1 { bytes.append(contentsOf: endSuffix.utf8) }
            if let id = table.id(of: bytes) {
                if isUnknownPending, let unknown { symbols.append(unknown) }
                isUnknownPending = false
                symbols.append(id)
            } else if let byteTokens {
                for byte in bytes { symbols.append(byteTokens[Int(byte)]) }
            } else if let unknown {
                if isUnknownPending, !fusesUnknown { symbols.append(unknown) }
                isUnknownPending = true
            }
        }
        if isUnknownPending, let unknown { symbols.append(unknown) }
        return symbols
    }

    /// Joins pairs until none is in the list.
    private func merged(_ symbols: [Int32]) -> [Int32] {
        guard symbols.count > 1 else { return symbols }
        var links = Links(symbols)
        var heap = MergeHeap()
        for left in 0..<(symbols.count - 1) { offer(left, links, &heap) }
        while let next = heap.popFirst() {
            let left = Int(next.place)
            guard let right = links.next(left), let merge = merge(at: left, links), merge.token == next.token
            else { continue }
            links.join(left, right, into: merge.token)
            if let before = links.previous(left) { offer(before, links, &heap) }
            offer(left, links, &heap)
        }
        return links.tokens
    }

    private func merge(at left: Int, _ links: Links) -> Merge? {
        guard links.isAlive(left), let right = links.next(left) else { return nil }
        return merges[Self.key(links.token(left), links.token(right))]
    }

    private func offer(_ left: Int, _ links: Links, _ heap: inout MergeHeap) {
        guard let merge = merge(at: left, links) else { return }
        heap.add(MergeHeap.Element(rank: merge.rank, place: Int32(left), token: merge.token))
    }

    /// The symbols of a word as a chain out of which links are taken.
    private struct Links {
        private var symbols: [Int32]
        private var nexts: [Int32]
        private var previouses: [Int32]

        init(_ symbols: [Int32]) {
            self.symbols = symbols
            nexts = (0..<symbols.count).map { $0 + 1 < symbols.count ? Int32($0 + 1) : -1 }
            previouses = (0..<symbols.count).map { Int32($0 - 1) }
        }

        func isAlive(_ place: Int) -> Bool { symbols[place] >= 0 }
        func token(_ place: Int) -> Int32 { symbols[place] }
        func next(_ place: Int) -> Int? { nexts[place] < 0 ? nil : Int(nexts[place]) }
        func previous(_ place: Int) -> Int? { previouses[place] < 0 ? nil : Int(previouses[place]) }

        mutating func join(_ left: Int, _ right: Int, into token: Int32) {
            symbols[left] = token
            symbols[right] = -1
            nexts[left] = nexts[right]
            nexts[right] = -1
            if let after = next(left) { previouses[after] = Int32(left) }
        }

        var tokens: [Int32] { symbols.filter { $0 >= 0 } }
    }
}
