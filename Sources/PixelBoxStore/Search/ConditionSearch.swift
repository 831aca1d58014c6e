internal import GRDB

/// Finds the pictures that meet a condition, inside one read of the database.
///
/// Each leaf of the condition is one indexed statement (or a pass over a column in memory) that yields a set of ids;
/// the tree above is set algebra. That gives exact totals at a cost that does not depend on how the parts combine.
struct ConditionSearch {
    let db: Database
    let memory: SearchMemory

    /// Whether words that were misread count too.
    var forgives = false

    /// The ids of all pictures that meet a condition.
    func pictures(_ condition: Condition) throws -> IdSet {
        if case .all(let parts) = condition, parts.isEmpty { return try columns.all }
        var search = self
        search.forgives = forgives && condition.canBeForgiven
        return try memory.set(condition, forgives: search.forgives) { try search.find(condition) }
    }

    /// The ids of all pictures that meet a condition; where few do, also of those that do as far as their text may have been
    /// misread.
    func allPictures(_ condition: Condition) throws -> (exact: IdSet, all: IdSet) {
        let exact = try pictures(condition)
        guard condition.canBeForgiven, exact.count < Self.fewExact else { return (exact, exact) }
        var forgiving = self
        forgiving.forgives = true
        var all = try forgiving.pictures(condition)
        all.formUnion(exact)
        return (exact, all)
    }

    /// From so many exact finds on, nobody needs others.
    private static let fewExact = 20

    var columns: PictureColumns {
        get throws { try memory.columns(db) }
    }

    var folders: PictureFolders {
        get throws { try memory.folders(db) }
    }

    private func find(_ condition: Condition) throws -> IdSet {
        switch condition {
        case .all(let parts): try all(parts)
        case .any(let parts):
            try parts.reduce(into: IdSet()) { try $0.formUnion(pictures($1)) }
        case .not(let part):
            try columns.all.subtracting(exact.pictures(part))
        case .word(let text): try words(.part(text), in: .everywhere)
        case .phrase(let text): try words(.exact(text), in: .everywhere)
        case .text(let pattern): try words(pattern, in: .text)
        case .name(let pattern): try names(pattern)
        case .path(let pattern): try paths(pattern)
        case .inside(let pattern): try folders.pictures(where: PictureFolders.insideTest(pattern))
        case .tag(let pattern): try columns.pictures(contents: contents(tagged: pattern))
        case .camera(let pattern): try pictures(column: "camera", pattern)
        case .lens(let pattern): try pictures(column: "lens", pattern)
        case .format(let pattern): try pictures(column: "format", pattern.asFormat)
        case .metadata(let key, let value): try columns.pictures(contents: contents(metadata: key, value))
        case .number(let field, let range): try pictures(field.statement(in: range))
        case .date(let span): try memory.moments(db).pictures(in: span, among: columns.all)
        case .near(let circle): try columns.pictures(contents: circle.contents(db))
        case .state(.duplicate): try columns.duplicates
        case .state(let state): try state.statement.map(pictures) ?? IdSet()
        case .contents(let ids): try columns.pictures(contents: IdSet(ids))
        }
    }

    /// What is not wanted is taken by its word.
    private var exact: ConditionSearch {
        var search = self
        search.forgives = false
        return search
    }

    /// Negations last: they only take away.
    private func all(_ parts: [Condition]) throws -> IdSet {
        var found: IdSet?
        var excluded: [Condition] = []
        for part in parts {
            if case .not(let inner) = part {
                excluded.append(inner)
            } else if var known = found {
                if known.isEmpty { return known }
                try known.formIntersection(pictures(part))
                found = known
            } else {
                found = try pictures(part)
            }
        }
        var result = try found ?? columns.all
        for part in excluded { try result.subtract(exact.pictures(part)) }
        return result
    }

    /// The pictures that a statement leads to.
    private func pictures(_ statement: IdStatement) throws -> IdSet {
        let ids = try db.ids(statement.sql)
        return switch statement.table {
        case .pictures: ids
        case .contents: try columns.pictures(contents: ids)
        case .files: try columns.pictures(files: ids)
        }
    }
}

extension Condition {
    /// Whether it looks for words in texts.
    fileprivate var canBeForgiven: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains(where: \.canBeForgiven)
        case .word, .phrase: true
        case .text(.glob): false
        case .text: true
        default: false
        }
    }
}

extension IdSet {
    fileprivate func subtracting(_ other: IdSet) -> IdSet {
        var result = self
        result.subtract(other)
        return result
    }
}
