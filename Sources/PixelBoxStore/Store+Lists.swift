internal import Foundation
internal import GRDB

/// In which order a list of pictures stands.
package enum PictureOrder: String, Sendable {
    case newest, oldest, largest, name
}

/// What pictures that stand together have in common.
package enum PictureGrouping: String, Sendable {
    case folder, day, archive
}

/// Pictures of a list that stand together.
package struct PictureGroup: Sendable, Equatable {
    /// The first of them, as an index of the list.
    package let start: Int
    /// A folder, an archive (empty: in none), or a day such as "2021-05-03".
    package let title: String
}

extension Store {
    /// All pictures that meet a condition, newest first.
    package func pictureList(filter: Condition) async throws -> [Int64] {
        try await searches.read { db in
            let search = try ConditionSearch(db: db, memory: memories.memory(db))
            let matches = try search.pictures(filter)
            return try search.memory.newest(matches.count, of: matches, db)
        }
    }

    /// The pictures that show these contents, in their order, loose files before archive entries.
    package func pictureList(
        showing contents: [Int64], filter: Condition
    ) async throws -> [(content: Int64, picture: Int64)] {
        try await searches.read { db in
            let search = try ConditionSearch(db: db, memory: memories.memory(db))
            let wanted = filter == .everything ? nil : try search.allPictures(filter).all
            var list: [(content: Int64, picture: Int64)] = []
            for content in contents {
                try db.forEachRow("SELECT id FROM picture WHERE contentId = ? ORDER BY entry <> '', id", [content]) {
                    row in
                    let id = row.number(0)
                    if wanted?.contains(id) ?? true { list.append((content, id)) }
                }
            }
            return list
        }
    }

    /// The same pictures in another order.
    package func ordered(_ ids: [Int64], by order: PictureOrder) async throws -> [Int64] {
        try await searches.read { db in
            let search = try ConditionSearch(db: db, memory: memories.memory(db))
            switch order {
            case .newest, .oldest:
                let newest = try search.memory.newest(ids.count, of: IdSet(ids), db)
                return order == .newest ? newest : newest.reversed()
            case .largest:
                return try Self.selected(
                    "SELECT picture.id FROM picture LEFT JOIN content ON content.id = contentId ORDER BY width * height DESC, size DESC",
                    ids, db)
            case .name:
                return try Self.selected("SELECT id FROM picture ORDER BY name COLLATE NOCASE, id", ids, db)
            }
        }
    }

    /// The same pictures with those of one group together; the groups come in the order of their first pictures.
    package func grouped(
        _ ids: [Int64], by grouping: PictureGrouping
    ) async throws -> (ids: [Int64], groups: [PictureGroup]) {
        try await searches.read { db in
            let keys = try groupKeys(grouping, db)
            var members: [Int64: [Int64]] = [:]
            var order: [Int64] = []
            for id in ids {
                let key = keys.indices.contains(Int(id)) ? keys[Int(id)] : 0
                if members[key] == nil { order.append(key) }
                members[key, default: []].append(id)
            }
            var list: [Int64] = []
            var groups: [PictureGroup] = []
            list.reserveCapacity(ids.count)
            for key in order {
                guard let group = members[key], let first = group.first else { continue }
                let title = try Self.title(grouping, key: key, of: first, db)
                groups.append(PictureGroup(start: list.count, title: title))
                list += group
            }
            return (list, groups)
        }
    }

    /// What tells the groups apart, by picture id.
    private func groupKeys(_ grouping: PictureGrouping, _ db: Database) throws -> [Int64] {
        let search = try ConditionSearch(db: db, memory: memories.memory(db))
        switch grouping {
        case .day: return try search.memory.moments(db).wallSeconds.map { $0 >= 0 ? $0 / 86400 : ($0 + 1) / 86400 - 1 }
        case .archive:
            var archives = IdSet()
            try db.collectIds("SELECT id FROM file WHERE isArchive = 1", [], into: &archives)
            return try search.columns.files.map { archives.contains(Int64($0)) ? Int64($0) : 0 }
        case .folder:
            let folders = try search.folders
            var known: [String: Int64] = [:]
            return try search.columns.files.indices.map { id in
                guard let path = folders.path(ofPicture: Int64(id)) else { return 0 }
                if let key = known[path] { return key }
                known[path] = Int64(known.count + 1)
                return Int64(known.count)
            }
        }
    }

    private static func title(_ grouping: PictureGrouping, key: Int64, of id: Int64, _ db: Database) throws -> String {
        if grouping == .day {
            let day = CivilDay(daysSince1970: Int(key))
            return day.text
        }
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT path, entry, isArchive FROM picture JOIN file ON file.id = fileId WHERE picture.id = ?"),
            arguments: [id])
        guard let row else { return "" }
        let (path, entry, isArchive): (String, String, Bool) = (row[0], row[1], row[2])
        if grouping == .archive { return isArchive ? path : "" }
        let full = entry.isEmpty ? path : path + archiveSeparator + entry
        return full.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(full[..<$0]) } ?? full
    }

    private static func selected(_ sql: String, _ ids: [Int64], _ db: Database) throws -> [Int64] {
        let wanted = IdSet(ids)
        var list: [Int64] = []
        list.reserveCapacity(ids.count)
        try db.forEachRow(sql) { row in
            let id = row.number(0)
            if wanted.contains(id) { list.append(id) }
        }
        return list
    }
}

/// A day of the calendar.
private struct CivilDay {
    let text: String

    /// After Howard Hinnant, "chrono-compatible low-level date algorithms".
    init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        text = "\(year)-\(two(month))-\(two(day))"
    }
}
