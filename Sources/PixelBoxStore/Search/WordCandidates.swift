internal import GRDB

/// The pictures that are worth ranking, when more match than can be ranked in time.
///
/// Goes through ever weaker queries, newest pictures first, until there are enough: whole words in the name, in tags,
/// anywhere, beginnings of words, and whatever else matched.
struct WordCandidates {
    let db: Database
    let ranking: WordRanking

    /// Up to a limit of ids out of `matches`.
    func best(_ limit: Int, of matches: IdSet) throws -> [Int64] {
        guard matches.count > limit, !ranking.isEmpty else { return matches.last(limit) }
        var found = Found(limit: limit, matches: matches)
        let words = ranking.phrases.map(\.asFTSString)
        let whole = words.joined(separator: " AND ")
        try search("{name} : (\(whole))", &found)
        if words.count == 1 {
            // SQLite would go through all that have the word to find those that have it in a tag.
            try searchTags(&found)
        } else {
            try search("{name tags} : (\(whole))", &found)
        }
        try search(whole, &found)
        try search(words.map { $0 + " *" }.joined(separator: " AND "), &found)
        if words.count > 1 { try search(words.joined(separator: " OR "), &found) }
        found.fill()
        return found.ids
    }

    private func search(_ query: String, _ found: inout Found) throws {
        if found.isFull { return }
        let ids = try Int64.fetchCursor(
            db.cachedStatement(sql: "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC"),
            arguments: [query])
        while !found.isFull, let id = try ids.next() { found.add(id) }
    }

    private func searchTags(_ found: inout Found) throws {
        if found.isFull { return }
        let tags = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM tag"))
        let statement = try db.cachedStatement(
            sql: """
                SELECT picture.id FROM contentTag JOIN picture ON picture.contentId = contentTag.contentId
                WHERE tagId = ?
                """)
        for tag in tags where ranking.isWhole(in: tag[1]) {
            let ids = try Int64.fetchCursor(statement, arguments: [tag[0] as Int64])
            while !found.isFull, let id = try ids.next() { found.add(id) }
        }
    }

    /// Candidates in the order in which they were found, each once.
    private struct Found {
        let limit: Int
        let matches: IdSet
        private(set) var ids: [Int64] = []
        private var seen = IdSet()

        init(limit: Int, matches: IdSet) {
            self.limit = limit
            self.matches = matches
        }

        var isFull: Bool { ids.count >= limit }

        mutating func add(_ id: Int64) {
            guard matches.contains(id), !seen.contains(id) else { return }
            seen.insert(id)
            ids.append(id)
        }

        /// Adds the newest of the other matches.
        mutating func fill() {
            if isFull { return }
            var rest = matches
            rest.subtract(seen)
            ids += rest.last(limit - ids.count)
        }
    }
}
