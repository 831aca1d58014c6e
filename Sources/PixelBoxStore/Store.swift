package import Foundation
internal import GRDB

/// The library file. Every line of SQL of PixelBox lives in this module; one writer, many readers.
package struct Store: Sendable {
    /// The file's name in the folder of the library.
    package static let fileName = "library.sqlite"

    /// The one writer of the process and its concurrent readers.
    let database: any DatabaseWriter

    /// The few connections that searches have to themselves: each of them has to read what it remembers, which takes a
    /// library of 100,000 pictures a good tenth of a second.
    let searches: any DatabaseReader

    /// What searches remember of an unchanged database.
    let memories = SearchMemories()

    /// Opens the library in a folder, creating it if there is none.
    /// - Throws: `StoreError` if the file is damaged, newer than this program, or cannot be accessed.
    package init(folder: URL) throws {
        let path = folder.appendingPathComponent(Self.fileName).path
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let pool = try Self.openPool(path)
            var forSearches = Self.configuration
            forSearches.readonly = true
            forSearches.maximumReaderCount = Self.searchConnections
            self.init(database: pool, searches: try DatabasePool(path: path, configuration: forSearches))
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
        let queue = try DatabaseQueue(configuration: configuration)
        try migrate(queue)
        return Store(database: queue, searches: queue)
    }

    private init(database: any DatabaseWriter, searches: any DatabaseReader) {
        self.database = database
        self.searches = searches
    }

    private static let searchConnections = 2

    private static func openPool(_ path: String) throws -> DatabasePool {
        let deadline = ContinuousClock.now + patience
        while true {
            do {
                let pool = try DatabasePool(path: path, configuration: configuration)
                try migrate(pool)
                return pool
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < deadline
            {
                // Two programs that make a library at the same time: SQLite itself does not wait for the change to WAL.
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    /// How long to wait for another program that is making the library.
    private static let patience = Duration.seconds(10)

    private static func migrate(_ database: any DatabaseWriter) throws {
        let migrator = Schema.migrator
        while true {
            let (before, isCurrent) = try database.read { db in
                guard try !migrator.hasBeenSuperseded(db) else { throw NewerSchema() }
                return (try migrator.appliedIdentifiers(db), try migrator.hasCompletedMigrations(db))
            }
            guard !isCurrent else { return }
            do {
                return try migrator.migrate(database)
            } catch let error as DatabaseError {
                // Two programs that open a new library at the same time both want to make its tables.
                guard try database.read(migrator.appliedIdentifiers).count > before.count else { throw error }
            }
        }
    }

    /// Everything a connection needs, set up here for each connection of the pool.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "PixelBox"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(30)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = NORMAL;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA mmap_size = 33554432;
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
