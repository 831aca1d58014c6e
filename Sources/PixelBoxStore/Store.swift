package import Foundation
internal import GRDB

/// The library file. Every line of SQL of PixelBox lives in this module; one writer, many readers.
package struct Store: Sendable {
    /// The file's name in the folder of the library.
    package static let fileName = "library.sqlite"

    /// The one writer of the process and its concurrent readers.
    let database: any DatabaseWriter

    /// What searches remember of an unchanged database.
    let memories = SearchMemories()

    /// Opens the library in a folder, creating it if there is none.
    /// - Throws: `StoreError` if the file is damaged, newer than this program, or cannot be accessed.
    package init(folder: URL) throws {
        let path = folder.appendingPathComponent(Self.fileName).path
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try self.init(DatabasePool(path: path, configuration: Self.configuration))
        } catch let error as DatabaseError {
            throw StoreError(path: path, reason: Self.reason(of: error))
        } catch is NewerSchema {
            throw StoreError(path: path, reason: .newer)
        } catch let error as CocoaError {
            let detail = (error.userInfo[NSUnderlyingErrorKey] as? any Error)?.localizedDescription
            throw StoreError(path: path, reason: .inaccessible(detail ?? error.localizedDescription))
        }
    }

    /// A library in memory, for tests.
    package static func inMemory() throws -> Store {
        try Store(DatabaseQueue(configuration: configuration))
    }

    private init(_ database: any DatabaseWriter) throws {
        let migrator = Schema.migrator
        let isCurrent = try database.read { db in
            guard try !migrator.hasBeenSuperseded(db) else { throw NewerSchema() }
            return try migrator.hasCompletedMigrations(db)
        }
        if !isCurrent { try migrator.migrate(database) }
        self.database = database
    }

    /// Everything a connection needs, set up here for each connection of the pool.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "PixelBox"
        configuration.maximumReaderCount = 6
        configuration.busyMode = .timeout(30)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = NORMAL;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA mmap_size = 268435456;
                    PRAGMA cache_size = -16384;
                    PRAGMA trusted_schema = OFF;
                    """)
            ConnectionFunctions.add(to: db)
        }
        return configuration
    }

    private static func reason(of error: DatabaseError) -> StoreError.Reason {
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: .damaged
        default: .inaccessible(error.message ?? "\(error.resultCode)")
        }
    }

    /// A full check of the file's pages and links.
    /// - Returns: what is wrong, empty if all is well.
    package func integrityProblems() async throws -> [String] {
        try await database.read { db in
            let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let links = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "broken link: \($0)" }
            return pages + links
        }
    }
}

private struct NewerSchema: Error {}
