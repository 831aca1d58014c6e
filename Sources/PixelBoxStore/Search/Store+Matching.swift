internal import GRDB

extension Store {
    /// The pictures that meet both conditions, best first by the ranking words; without words, newest first.
    ///
    /// Totals are exact. If very many match, only the most promising few thousand of them are put in order. `isListing` asks
    /// for all of them, the others newest first, and costs little beside the ranking.
    package func matchingPictures(
        words: Condition?, ranking texts: [RankingText], filter: Condition, limit: Int, isListing: Bool = false
    ) async throws -> WordMatches {
        try await searches.read { db in
            let search = try ConditionSearch(db: db, memory: memories.memory(db))
            let condition = Condition.all([words, filter].compactMap(\.self).flatMap(\.conjuncts))
            let (exact, matches) = try search.allPictures(condition)
            let ranking = WordRanking(texts, forgives: matches.count > exact.count)
            let limit = max(0, limit)
            let total = matches.count
            guard !ranking.isEmpty else {
                let newest = try search.memory.newest(isListing ? total : limit, of: matches, db)
                return WordMatches(
                    total: total, matches: try newest.prefix(limit).map { try search.match($0) },
                    list: isListing ? newest : [])
            }
            let candidates = try WordCandidates(db: db, ranking: ranking)
                .best(max(limit, Self.rankedCandidates), of: matches)
            let ranked = try search.ranked(candidates, by: ranking, exact: exact)
            var found = WordMatches(
                total: total,
                matches: try ranked.prefix(limit).map { try search.match($0.id, $0.rank, $0.columns, ranking) })
            if isListing {
                var others = matches
                others.subtract(IdSet(ranked.map(\.id)))
                found.list = ranked.map(\.id) + (try search.memory.newest(others.count, of: others, db))
            }
            return found
        }
    }

    /// All contents that have at least one picture that meets a condition, ascending.
    package func contents(matching condition: Condition) async throws -> [Int64] {
        try await searches.read { db in
            let search = try ConditionSearch(db: db, memory: memories.memory(db))
            return try search.columns.contents(of: search.allPictures(condition).all).ids
        }
    }

    /// How many pictures meet a condition and have a vector of a model.
    package func pictureCount(
        matching condition: Condition, with table: VectorTable, of model: Int64
    ) async throws -> Int {
        try await searches.read { db in
            let search = try ConditionSearch(db: db, memory: memories.memory(db))
            var pictures = try search.allPictures(condition).all
            try pictures.formIntersection(search.columns.pictures(contents: search.contents(with: table, of: model)))
            return pictures.count
        }
    }

    /// The pictures that show each of some contents and meet a condition, loose files before archive entries.
    package func pictureIds(showing contentIds: [Int64], matching condition: Condition) async throws -> [Int64: [Int64]]
    {
        try await searches.read { db in
            let search = try ConditionSearch(db: db, memory: memories.memory(db))
            let wanted = condition == .everything ? nil : try search.allPictures(condition).all
            let statement = try db.cachedStatement(
                sql: "SELECT id FROM picture WHERE contentId = ? ORDER BY entry <> '', id")
            var pictures: [Int64: [Int64]] = [:]
            for content in contentIds {
                let ids = try Int64.fetchAll(statement, arguments: [content]).filter { wanted?.contains($0) ?? true }
                if !ids.isEmpty { pictures[content] = ids }
            }
            return pictures
        }
    }

    /// How many pictures are put in order at most, if the limit does not ask for more.
    private static let rankedCandidates = 2000
}

extension Condition {
    /// The parts that all have to be met.
    fileprivate var conjuncts: [Condition] {
        if case .all(let parts) = self { return parts.flatMap(\.conjuncts) }
        return [self]
    }
}

extension ConditionSearch {
    /// Pictures by rank, best first; the newest first among equals. Those that are not exact finds come after those that are.
    func ranked(
        _ ids: [Int64], by ranking: WordRanking, exact: IdSet
    ) throws -> [(id: Int64, rank: Double, columns: [WordColumn])] {
        var ranked: [(id: Int64, rank: Double, columns: [WordColumn])] = []
        ranked.reserveCapacity(ids.count)
        let base = exact.isEmpty ? Self.misreadBase : 0
        for id in ids {
            let isExact = exact.contains(id)
            let sql = "SELECT name, path, tags, text, metadata FROM words WHERE rowid = ?"
            try db.forEachRow(sql, [id]) { row in
                let (rank, columns) = ranking.rank(row)
                ranked.append((id, isExact ? rank : base + rank * Self.misreadWeight, columns))
            }
        }
        return ranked.sorted { ($0.rank, $0.id) > ($1.rank, $1.id) }
    }

    /// Brings the best of what may have been misread below the least of what is written.
    private static let misreadWeight = 0.08
    /// Where nothing is written as it was asked for, what may have been misread is worth as much as a picture that fits the
    /// words half as a description: "horse" is no misread house, but what shows nothing of the kind stands below it.
    private static let misreadBase = 0.3
}
