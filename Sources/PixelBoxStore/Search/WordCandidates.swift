internal import GRDB

/// The pictures that are worth ranking, when more match than can be ranked in time.
///
/// Goes through ever weaker queries, newest pictures first, until there are enough: whole words in the name, in name or
/// tags, anywhere, beginnings of words, and whatever else matched.
struct WordCandidates {
    let db: Database
    let ranking: WordRanking

    /// Up to a limit of ids out of `matches`.
    func best(_ limit: Int, of matches: IdSet) throws -> [Int64] {
        guard matches.count > limit, !ranking.isEmpty else { return matches.last(limit) }
        var seen = IdSet()
        var found: [Int64] = []
        let words = ranking.phrases.map(\.asFTSString)
        let whole = words.joined(separator: " AND ")
        let beginnings = words.map { $0 + " *" }.joined(separator: " AND ")
        var queries = ["{name} : (\(whole))", "{name tags} : (\(whole))", whole, beginnings]
        if words.count > 1 { queries.append(words.joined(separator: " OR ")) }
        for query in queries {
            let ids = try Int64.fetchCursor(
                db.cachedStatement(sql: "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC"),
                arguments: [query])
            while found.count < limit, let id = try ids.next() {
                guard matches.contains(id), !seen.contains(id) else { continue }
                seen.insert(id)
                found.append(id)
            }
            if found.count >= limit { return found }
        }
        var rest = matches
        rest.subtract(seen)
        return found + rest.last(limit - found.count)
    }
}
