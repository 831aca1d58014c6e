import Fixtures
import Foundation
import PixelBoxCore

/// A library in a folder of its own, without models unless a test brings some, and a folder of pictures beside it.
struct TestLibrary {
    let home: TemporaryFolder
    let pictures: TemporaryFolder
    let library: Library

    init(modelFolders: [URL] = [], text: TextSource? = nil, workers: Int = 2) throws {
        home = try TemporaryFolder()
        pictures = try TemporaryFolder()
        library = try Library(
            Configuration(
                folder: home.url, modelFolders: modelFolders, workingFolder: pictures.path(), workers: workers),
            text: text)
    }

    /// Adds the folder of pictures, or brings it up to date.
    @discardableResult
    func update() async throws -> IndexReport {
        try await library.add([pictures.path()])
    }

    /// The names that a query finds, sorted.
    func names(_ query: String) async throws -> [String] {
        try await library.search(SearchRequest(query: query, limit: 10_000)).hits.map { hit in
            hit.path.hasPrefix(pictures.path() + "/") ? String(hit.path.dropFirst(pictures.path().count + 1)) : hit.path
        }.sorted()
    }
}
