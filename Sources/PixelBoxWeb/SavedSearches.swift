internal import Foundation
internal import Synchronization

/// Searches with a name, kept beside the library in a file that people can read.
final class SavedSearches: Sendable {
    /// One of them.
    struct Search: Sendable, Codable, Equatable {
        var name: String
        var query: String
        var sort: String?
        var group: String?
    }

    /// The file as a whole.
    struct Document: Sendable, Codable {
        var searches: [Search]
    }

    private static let limit = 200
    private static let longestText = 10_000
    private let file: URL
    /// One change at a time.
    private let turn = Mutex(())

    /// - Parameter folder: Of the library.
    init(folder: URL) {
        file = folder.appendingPathComponent("saved-searches.json")
    }

    /// All, in their order; none if there is no file yet.
    func all() throws -> Document {
        try turn.withLock { _ in
            guard FileManager.default.fileExists(atPath: file.path) else { return Document(searches: []) }
            do {
                return try JSONDecoder().decode(Document.self, from: Data(contentsOf: file))
            } catch {
                throw WebProblem(.internalServerError, "The saved searches in \(file.path) cannot be read.")
            }
        }
    }

    /// Keeps these instead of those before.
    func replace(with document: Document) throws {
        let isFine = document.searches.allSatisfy { search in
            !search.name.isEmpty && search.name.count <= Self.longestText && search.query.count <= Self.longestText
        }
        guard isFine, document.searches.count <= Self.limit else {
            throw WebProblem.bad("At most \(Self.limit) searches can be saved, each with a name.")
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
        let data = try encoder.encode(document)
        try turn.withLock { _ in
            do {
                try data.write(to: file, options: .atomic)
            } catch {
                throw WebProblem(.internalServerError, "The saved searches cannot be written to \(file.path).")
            }
        }
    }
}
