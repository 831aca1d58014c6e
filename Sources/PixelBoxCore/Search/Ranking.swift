/// Pictures in order, best first, and how many there are in all.
struct Ranking {
    var total: Int
    var entries: [RankedPicture]
    /// Those that only their description found: they stand among the entries, or behind them all.
    var described: [RankedPicture] = []
    /// All that words and filters found, in order, where the list was asked for.
    var list: [Int64] = []

    /// With the pictures that show a content first: rounding makes others look as much like it as it does itself.
    func leading(with content: Int64?) -> Ranking {
        guard let content else { return self }
        let same = entries.filter { $0.contentId == content }.map { entry in
            var entry = entry
            entry.score = 1
            entry.matched = [Match(by: .look, detail: "the same picture")]
            return entry
        }
        return Ranking(total: total, entries: same + entries.filter { $0.contentId != content })
    }

    /// Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): what stands high in several rankings comes first.
    static func fused(_ rankings: [Ranking], total: Int) -> Ranking {
        var fused: [Int64: RankedPicture] = [:]
        for ranking in rankings {
            for (rank, entry) in ranking.entries.enumerated() {
                let score = 1 / Double(60 + rank)
                var sum = fused[entry.pictureId] ?? RankedPicture(pictureId: entry.pictureId, score: 0, matched: [])
                sum.score += score
                sum.matched += entry.matched
                fused[entry.pictureId] = sum
            }
        }
        let entries = fused.values.sorted { ($0.score, $1.pictureId) > ($1.score, $0.pictureId) }
        return Ranking(total: max(total, entries.count), entries: entries)
    }
}

/// A picture's place in a ranking.
struct RankedPicture {
    let pictureId: Int64
    /// Known where it was found by look or description.
    var contentId: Int64?
    var score: Double
    var matched: [Match]
    /// How well it fits a description, where one was asked for.
    var fit: SearchHit.Fit?
}

extension Match {
    /// As much alike as a cosine says.
    init(look cosine: Double) {
        self.init(by: .look, detail: "\(Int((max(0, cosine) * 100).rounded())) % alike")
    }
}
