internal import GRDB

/// Something that could be searched for, and how many pictures it would find.
package struct SuggestionRow: Sendable, Equatable {
    /// What it is.
    package enum Kind: String, Sendable {
        case tag, camera, lens, format, folder, archive
    }

    package let kind: Kind
    package let value: String
    package let count: Int
}

extension Store {
    /// Tags, cameras, lenses and formats with words that begin as typed, most frequent first.
    package func suggestions(
        _ kinds: [SuggestionRow.Kind], beginning typed: String, limit: Int
    ) async throws -> [SuggestionRow] {
        let wanted = Folding.fold(typed)
        return try await searches.read { db in
            let search = try ConditionSearch(db: db, memory: memories.memory(db))
            return try kinds.flatMap { kind -> [SuggestionRow] in
                let values = try search.memory.suggestions(kind) {
                    try search.values(of: kind).map { SuggestionValue($0.value, count: $0.count) }
                }.filter { $0.hasWord(beginning: wanted) }
                let best = values.sorted { ($0.count, $1.value) > ($1.count, $0.value) }.prefix(limit)
                return best.map { SuggestionRow(kind: kind, value: $0.value, count: $0.count) }
            }
        }
    }
}

extension ConditionSearch {
    /// All values with the number of contents, or for folders of pictures, that have them.
    fileprivate func values(of kind: SuggestionRow.Kind) throws -> [(value: String, count: Int)] {
        switch kind {
        case .tag:
            return try counted(
                """
                SELECT tag.name, count(DISTINCT contentId) FROM contentTag JOIN tag ON tag.id = tagId
                WHERE origin <> 'model' OR confidence >= 0.3 GROUP BY tagId
                """)
        case .camera, .lens, .format:
            let column = kind.rawValue
            return try counted("SELECT \(column), count(*) FROM content WHERE \(column) IS NOT NULL GROUP BY 1")
        case .archive:
            return try counted(
                """
                SELECT file.path, count(*) FROM file JOIN picture ON picture.fileId = file.id WHERE isArchive = 1
                GROUP BY file.id
                """)
        case .folder:
            return try folderCounts()
        }
    }

    private func counted(_ sql: String) throws -> [(value: String, count: Int)] {
        var values: [(value: String, count: Int)] = []
        try db.forEachRow(sql) { values.append((String(decoding: $0.text(0), as: UTF8.self), Int($0.number(1)))) }
        return values
    }

    /// Folders with all pictures below them, those in archives too.
    private func folderCounts() throws -> [(value: String, count: Int)] {
        var counts: [String: Int] = [:]
        for archive in try values(of: .archive) {
            guard let slash = archive.value.lastIndex(of: "/") else { continue }
            counts[String(archive.value[..<slash]), default: 0] += archive.count
        }
        var last: (folder: String, count: Int) = ("", 0)
        try db.forEachRow("SELECT path FROM file WHERE isArchive = 0") { row in
            let bytes = row.text(0)
            let end = bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
            // Files of one folder mostly follow each other.
            let isSame = last.folder.utf8.count == end && zip(bytes, last.folder.utf8).allSatisfy(==)
            if isSame, last.count > 0 {
                last.count += 1
            } else {
                counts[last.folder, default: 0] += last.count
                last = (String(decoding: UnsafeBufferPointer(rebasing: bytes[..<end]), as: UTF8.self), 1)
            }
        }
        counts[last.folder, default: 0] += last.count
        // Only folders that were added, and what is below them.
        let sources = Set(try counted("SELECT path, 0 FROM source").map(\.value))
        for (folder, count) in counts {
            var above = [folder]
            while let last = above.last, !sources.contains(last), let slash = last.lastIndex(of: "/") {
                above.append(String(last[..<slash]))
            }
            guard let top = above.last, sources.contains(top) else { continue }
            for parent in above.dropFirst() { counts[parent, default: 0] += count }
        }
        return counts.filter { $0.value > 0 && !$0.key.isEmpty }.map { ($0.key, $0.value) }
    }
}
