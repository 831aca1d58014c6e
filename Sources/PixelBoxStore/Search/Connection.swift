internal import GRDB
internal import Synchronization

/// What the searches need on every connection of the library.
enum ConnectionFunctions {
    /// Called once for each connection, before its first use.
    static func add(to db: Database) {
        let number = connectionCount.add(1, ordering: .relaxed).newValue
        db.add(function: DatabaseFunction("connectionNumber", argumentCount: 0, pure: true) { _ in number })
    }

    private static let connectionCount = Atomic(0)
}

/// Which state of the database a connection sees: equal on one connection means that nothing was written between.
struct DatabaseMoment: Hashable {
    let connection: Int
    private let otherWriters: Int
    private let ownChanges: Int

    /// Must be asked inside the transaction that it speaks of.
    init(_ db: Database) throws {
        connection = try Int.fetchOne(db.cachedStatement(sql: "SELECT connectionNumber()")) ?? 0
        otherWriters = try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0
        ownChanges = db.totalChangesCount
    }
}
