internal import GRDB

extension ConditionSearch {
    /// The contents with a vector of a model.
    func contents(with table: VectorTable, of model: Int64) throws -> IdSet {
        try memory.vectors(ofModel: model) {
            try db.ids("SELECT contentId FROM \(sql: table.rawValue) WHERE modelId = \(model)")
        }
    }

    /// The contents with a tag that has the words of a pattern; quoted, that is nothing but it.
    func contents(tagged pattern: TextPattern) throws -> IdSet {
        let isWanted = pattern.tagTest
        let tags = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM tag"))
        var set = IdSet()
        for tag in tags where isWanted(Folding.fold(tag[1])) {
            try db.collectIds("SELECT contentId FROM contentTag WHERE tagId = ?", [tag[0] as Int64], into: &set)
        }
        return set
    }

    /// The pictures with a text in a column that has few different values.
    func pictures(column: String, _ pattern: TextPattern) throws -> IdSet {
        let test = pattern.test
        var set = IdSet()
        // Hops through the index from each value to the next one, instead of over every row.
        let following = try db.cachedStatement(
            sql: "SELECT \(column) FROM content WHERE \(column) > ? ORDER BY \(column) LIMIT 1")
        var last = ""
        while let value = try String.fetchOne(following, arguments: [last]) {
            if test.isMet(by: value) {
                try db.collectIds("SELECT id FROM content WHERE \(column) = ?", [value], into: &set)
            }
            last = value
        }
        return try columns.pictures(contents: set)
    }

    /// The contents with a metadata field whose value has a text; a key may leave out what stands before its colon.
    func contents(metadata key: String, _ value: TextPattern?) throws -> IdSet {
        let field = MetadataTest(key: key, value: value?.test)
        var set = IdSet()
        try db.forEachRow("SELECT contentId, fields FROM metadata") { row in
            if field.isMet(by: row.text(1)) { set.insert(row.number(0)) }
        }
        return set
    }
}

extension TextPattern {
    /// A test for folded tag names.
    fileprivate var tagTest: (String) -> Bool {
        switch self {
        case .part(let text):
            let wanted = Folding.fold(text).searchWords
            return { !wanted.isEmpty && $0.searchWords.containsRun(wanted) }
        case .exact(let text):
            let wanted = Folding.fold(text)
            return { $0 == wanted }
        case .glob:
            return test.isMet(by:)
        }
    }

    /// The same with the name that the library uses for a format.
    var asFormat: TextPattern {
        if case .glob = self { return self }
        let name = Folding.fold(text)
        return .glob(Self.formatNames[name] ?? name)
    }

    private static let formatNames = [
        "jpg": "jpeg", "jpe": "jpeg", "jfif": "jpeg", "tif": "tiff", "heif": "heic", "svgz": "svg", "jp2": "jpeg2000",
        "j2k": "jpeg2000",
    ]
}
