extension WordRanking {
    /// How much of the query a line of a text has, in its original spelling: whole phrases before parts of them, what is
    /// written before what may have been misread.
    func weight(of line: String) -> Double {
        var folded = Folding.words(line)
        return folded.withUTF8 { text in
            var shape: Shape?
            return wanted.reduce(0) { sum, one in
                if let fit = Self.fit(one.bytes, in: text) { return sum + Self.fitWeights[fit.rawValue] }
                // A phrase that goes on in the next line: some of its words stand here.
                let words = one.bytes.split(separator: UInt8(ascii: " "))
                let parts = words.count > 1 ? words.filter { Self.fit(Array($0), in: text) == .whole } : []
                let share = Double(parts.reduce(0) { $0 + $1.count }) / Double(one.bytes.count)
                guard let close = one.close else { return sum + share }
                if shape == nil { shape = Shape(text) }
                guard let shape, let errors = close.errors(in: shape) else { return sum + share }
                return sum + max(share, Self.closeWeight / Double(1 + errors))
            }
        }
    }

    /// By fit: whole, beginning, part.
    private static let fitWeights = [4.0, 3.0, 2.0]
    private static let closeWeight = 1.5
}
