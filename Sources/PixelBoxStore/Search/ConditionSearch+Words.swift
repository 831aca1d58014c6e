internal import GRDB

/// Where words are looked for.
enum WordPlace {
    case everywhere, name, text

    /// The start of an FTS5 query that keeps it to a column.
    var columnFilter: String {
        switch self {
        case .everywhere: ""
        case .name: "{name} : "
        case .text: "{text} : "
        }
    }
}

extension ConditionSearch {
    /// The pictures with a word, the beginning of one or a part of one; exact: whole words only.
    func words(_ pattern: TextPattern, in place: WordPlace) throws -> IdSet {
        let text: String
        switch pattern {
        case .exact(let exact): return try whole(exact, in: place)
        case .part(let part): text = Folding.words(part)
        case .glob(let glob):
            // Words have no fixed beginning and end to anchor a glob: each literal run of it has to be there.
            let runs = Glob(glob).literals.map { Condition.text(.part($0)) }
            return try pictures(.all(runs))
        }
        guard text.hasSearchWords else { return try columns.all }
        var found = IdSet()
        try db.collectIds(Self.wordQuery, [place.columnFilter + text.asFTSString + " *"], into: &found)
        let part = text.trimmingSpaces
        if part.unicodeScalars.count >= Self.gramLength, found.count < Self.partsWanted {
            try db.collectIds(Self.gramQuery, [place.columnFilter + part.asFTSString], into: &found)
        }
        if forgives { try found.formUnion(misread(text)) }
        return found
    }

    private func whole(_ phrase: String, in place: WordPlace) throws -> IdSet {
        let text = Folding.words(phrase)
        guard text.hasSearchWords else { return try columns.all }
        var found = IdSet()
        try db.collectIds(Self.wordQuery, [place.columnFilter + text.asFTSString], into: &found)
        if forgives { try found.formUnion(misread(text)) }
        return found
    }

    /// The pictures whose file name has a part, or fits a glob.
    func names(_ pattern: TextPattern) throws -> IdSet {
        let literal: String
        let test = pattern.test.isMet(by:) as (UnsafeBufferPointer<UInt8>) -> Bool
        switch pattern {
        case .part(let text), .exact(let text): literal = Folding.words(text)
        case .glob(let text): literal = Folding.words(Glob(text).literals.first ?? "")
        }
        guard literal.unicodeScalars.count >= Self.gramLength else {
            return try names(test, sql: "SELECT id, name FROM picture", arguments: [])
        }
        var found = IdSet()
        try db.collectIds(Self.gramQuery, [WordPlace.name.columnFilter + literal.asFTSString], into: &found)
        guard case .glob = pattern else { return found }
        return try names(
            test, sql: "SELECT id, name FROM picture WHERE id IN (SELECT rowid FROM grams WHERE grams MATCH ?)",
            arguments: [WordPlace.name.columnFilter + literal.asFTSString])
    }

    private func names(
        _ test: (UnsafeBufferPointer<UInt8>) -> Bool, sql: String, arguments: StatementArguments
    ) throws -> IdSet {
        var found = IdSet()
        try db.forEachRow(sql, arguments) { row in
            if test(row.text(1)) { found.insert(row.number(0)) }
        }
        return found
    }

    /// The pictures whose full path has a part, or fits a glob.
    func paths(_ pattern: TextPattern) throws -> IdSet {
        let wanted = Folding.fold(pattern.text).joiningArchives
        let folders = try folders
        if case .glob = pattern {
            let isAnchored = wanted.hasPrefix("/") || wanted.hasPrefix("*")
            let glob = Glob(isAnchored ? wanted : "*/" + wanted)
            let rows = try Row.fetchCursor(db.cachedStatement(sql: "SELECT id, name FROM picture"))
            var found = IdSet()
            while let row = try rows.next() {
                let id: Int64 = row[0]
                guard let folder = folders.path(ofPicture: id) else { continue }
                if glob.matches(folder + "/" + Folding.fold(row[1])) { found.insert(id) }
            }
            return found
        }
        var found = folders.pictures { ($0 + "/").containsBytes(of: wanted) }
        guard let slash = wanted.lastIndex(of: "/") else {
            try found.formUnion(names(pattern))
            return found
        }
        // The part spans the end of the folder and the beginning of the name.
        let (folder, name) = (String(wanted[...slash]), String(wanted[wanted.index(after: slash)...]))
        let near = folders.pictures { ($0 + "/").hasSuffix(folder) }
        guard !near.isEmpty, !name.isEmpty else { return found }
        let rows = try names(
            TextPattern.glob(name + "*").test.isMet, sql: "SELECT id, name FROM picture", arguments: [])
        var both = near
        both.formIntersection(rows)
        found.formUnion(both)
        return found
    }

    private static let wordQuery = "SELECT rowid FROM words WHERE words MATCH ?"
    private static let gramQuery = "SELECT rowid FROM grams WHERE grams MATCH ?"
    /// Parts of words are looked for only while fewer pictures have the word itself, or one that begins with it: parts
    /// rank last, so nobody would get to see them, and finding them takes three times as long.
    private static let partsWanted = 20_000
    /// The trigram table knows nothing shorter.
    private static let gramLength = 3
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
