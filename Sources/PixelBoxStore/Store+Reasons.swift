internal import GRDB

extension Store {
    /// Where pictures have the words of a query, for telling why they were found.
    package func reasons(for ids: [Int64], ranking texts: [RankingText]) async throws -> [Int64: WordMatch] {
        let ranking = WordRanking(texts, forgives: true)
        guard !ranking.isEmpty else { return [:] }
        return try await searches.read { db in
            let search = try ConditionSearch(db: db, memory: memories.memory(db))
            let statement = try db.cachedStatement(
                sql: "SELECT name, path, tags, text, metadata FROM words WHERE rowid = ?")
            var reasons: [Int64: WordMatch] = [:]
            for id in ids {
                guard let row = try Row.fetchOne(statement, arguments: [id]) else { continue }
                let (rank, columns) = ranking.rank(WordColumn.allCases.indices.map { row[$0] ?? "" })
                if rank > 0 { reasons[id] = try search.match(id, rank, columns, ranking) }
            }
            return reasons
        }
    }
}
