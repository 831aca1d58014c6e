internal import Foundation
internal import GRDB

extension ConditionSearch {
    /// A picture that only filters found.
    func match(_ id: Int64) throws -> WordMatch {
        WordMatch(pictureId: id, contentId: try contentId(ofPicture: id), rank: 0, matched: [])
    }

    /// A picture that words found, with the places in their original spelling.
    func match(_ id: Int64, _ rank: Double, _ columns: [WordColumn], _ ranking: WordRanking) throws -> WordMatch {
        let contentId = try contentId(ofPicture: id)
        let places = try columns.map { column in
            if column == .text, let contentId, let line = try line(ofContent: contentId, ranking) { return line }
            return WordMatch.Place(
                column: column, detail: try detail(column, ofPicture: id, content: contentId, ranking), box: nil)
        }
        return WordMatch(pictureId: id, contentId: contentId, rank: rank, matched: places)
    }

    private func contentId(ofPicture id: Int64) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT contentId FROM picture WHERE id = ?"), arguments: [id])
    }

    /// The part of a column that holds the words.
    private func detail(
        _ column: WordColumn, ofPicture id: Int64, content: Int64?, _ ranking: WordRanking
    ) throws -> String {
        switch column {
        case .name:
            return try String.fetchOne(
                db.cachedStatement(sql: "SELECT name FROM picture WHERE id = ?"), arguments: [id]) ?? ""
        case .path:
            let path =
                try Row.fetchOne(
                    db.cachedStatement(
                        sql: "SELECT path, entry FROM picture JOIN file ON file.id = fileId WHERE picture.id = ?"),
                    arguments: [id]
                ).map { ($0[0] as String) + "/" + ($0[1] as String) } ?? ""
            return path.split(separator: "/").dropLast().map { String($0) }.last(where: ranking.isFound) ?? ""
        case .tags:
            let tags = try String.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT name FROM contentTag JOIN tag ON tag.id = tagId WHERE contentId = ? GROUP BY tag.id
                        ORDER BY min(CASE origin WHEN 'user' THEN 0 WHEN 'file' THEN 1 ELSE 2 END), max(confidence) DESC
                        """), arguments: [content])
            return tags.filter(ranking.isFound).joined(separator: ", ")
        case .text, .metadata:
            let text = try String.fetchOne(
                db.cachedStatement(sql: "SELECT \(column.rawValue) FROM words WHERE rowid = ?"), arguments: [id])
            return ranking.passage(of: text ?? "")
        }
    }
}

extension ConditionSearch {
    /// The line of a text that answers the words best, and where it stands.
    private func line(ofContent id: Int64, _ ranking: WordRanking) throws -> WordMatch.Place? {
        let text = try String.fetchOne(
            db.cachedStatement(sql: "SELECT text FROM contentText WHERE contentId = ?"), arguments: [id])
        guard let lines = text?.split(separator: "\n", omittingEmptySubsequences: false).map({ String($0) }) else {
            return nil
        }
        let scores = lines.map { ranking.weight(of: $0) }
        guard let best = scores.indices.max(by: { (scores[$0], $1) < (scores[$1], $0) }) else { return nil }
        let box = try String.fetchOne(
            db.cachedStatement(sql: "SELECT json_extract(lines, ?) FROM contentText WHERE contentId = ?"),
            arguments: ["$[\(best)].box", id])
        let corners = try box.map { try JSONDecoder().decode([[Double]].self, from: Data($0.utf8)) }
        return WordMatch.Place(column: .text, detail: lines[best], box: corners)
    }
}

extension WordRanking {
    /// The surroundings of the first word that is found in a text.
    fileprivate func passage(of text: String) -> String {
        let words = text.split(separator: " ")
        guard let hit = words.firstIndex(where: { isFound(in: String($0)) }) else {
            return String(text.prefix(Self.passageLength))
        }
        let start = max(0, hit - Self.passageWords)
        let end = min(words.count, hit + Self.passageWords + 1)
        return String(words[start..<end].joined(separator: " ").prefix(Self.passageLength))
    }

    private static let passageWords = 5
    private static let passageLength = 120
}
