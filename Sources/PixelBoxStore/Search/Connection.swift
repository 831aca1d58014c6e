internal import GRDB

/// What the searches need on every connection of the library.
enum ConnectionFunctions {
    /// Called once for each connection, before its first use.
    static func add(to db: Database) {
    }
}
