import Fixtures
import Foundation
import GRDB
import PixelBoxStore
import Testing

struct StoreOpeningTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var file: URL { folder.url.appendingPathComponent("library.sqlite") }

    @Test func makesALibraryWhereThereIsNone() throws {
        _ = try Store(folder: folder.url)
        #expect(FileManager.default.fileExists(atPath: file.path))
    }

    @Test func refusesALibraryOfANewerVersionAndLeavesItAsItIs() throws {
        _ = try Store(folder: folder.url)
        let database = try DatabaseQueue(path: file.path)
        try database.write {
            try $0.execute(
                sql: "CREATE TABLE later(x); INSERT INTO grdb_migrations VALUES ('999 of a later version')")
        }
        let before = try database.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master") }
        let error = #expect(throws: StoreError.self) { try Store(folder: folder.url) }
        #expect(error?.reason == .newer)
        #expect(String(describing: error).contains("newer PixelBox"))
        #expect(try database.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master") } == before)
    }
}
