internal import GRDB
internal import GRDBSQLite

/// A row as SQLite hands it out, valid until the next one.
///
/// Searches read hundreds of thousands of rows; a GRDB cursor takes twice to five times as long for them.
struct RawRow {
    private let statement: SQLiteStatement

    fileprivate init(_ statement: SQLiteStatement) {
        self.statement = statement
    }

    /// A whole number; 0 if there is none.
    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    /// The bytes of a text; empty if there is none.
    func text(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        let bytes = sqlite3_column_text(statement, column)
        return UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column)))
    }

    /// The bytes of a blob; empty if there is none.
    func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        let bytes = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column)))
    }
}

extension Database {
    /// Calls a closure with each row of a statement.
    func forEachRow(
        _ sql: String, _ arguments: StatementArguments = StatementArguments(), _ body: (RawRow) throws -> Void
    ) throws {
        let statement = try cachedStatement(sql: sql)
        try statement.setArguments(arguments)
        let rows = statement.sqliteStatement
        defer { sqlite3_reset(rows) }
        let row = RawRow(rows)
        var code = sqlite3_step(rows)
        while code == SQLITE_ROW {
            try body(row)
            code = sqlite3_step(rows)
        }
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage, sql: sql)
        }
    }

    /// The ids that a statement selects.
    func ids(_ literal: SQL) throws -> IdSet {
        let (sql, arguments) = try literal.build(self)
        var set = IdSet()
        try collectIds(sql, arguments, into: &set)
        return set
    }

    /// Adds the ids that a statement selects to a set.
    func collectIds(_ sql: String, _ arguments: StatementArguments, into set: inout IdSet) throws {
        try forEachRow(sql, arguments) { set.insert($0.number(0)) }
    }
}
