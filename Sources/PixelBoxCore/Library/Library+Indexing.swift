internal import PixelBoxArchives
internal import PixelBoxStore

extension Library {
    /// Adds folders, archives or single pictures, by absolute path text, and reads them; `report` is called often, from
    /// any thread. Throws `PathProblem` if a path cannot be added; nothing is added then.
    @discardableResult
    public func add(
        _ paths: [String], text: TextReading = .last, report: @escaping @Sendable (IndexEvent) -> Void = { _ in }
    ) async throws -> IndexReport {
        let kinds = try paths.map { try Self.kind(of: $0) }
        var sources: [Source] = []
        for (path, kind) in zip(paths, kinds) {
            let source = try await store.addSource(path: path, kind: kind)
            sources.removeAll { $0.id == source.id || $0.path.isInside(source.path) }
            sources.append(source)
        }
        return try await Indexer(library: self, report: report).run(sources, text: text)
    }

    /// Brings all sources up to date; `retry` also tries again what could not be read before.
    @discardableResult
    public func index(
        retry: Bool = false, text: TextReading = .last, report: @escaping @Sendable (IndexEvent) -> Void = { _ in }
    ) async throws -> IndexReport {
        if retry { try await store.retrySkipped() }
        return try await Indexer(library: self, report: report).run(try await store.sources(), text: text)
    }

    /// Forgets a source; the files stay as they are, and tags and ratings are kept in case they come back.
    /// - Returns: how many pictures were forgotten; nil if the path is no source.
    public func remove(source path: String) async throws -> Int? {
        guard let source = try await store.sources().first(where: { $0.path == path }) else { return nil }
        let count = try await store.removeSource(source.id)
        try await store.pruneContents()
        return count
    }

    /// What a path leads to.
    /// - Throws: `PathProblem` if it is nothing that could be read.
    static func kind(of path: String) throws -> Source.Kind {
        do {
            _ = try FileReading.stamp(of: path)
        } catch  where error.reason == .notAFile {
            return .folder
        } catch {
            throw PathProblem(path: path, detail: error.explanation)
        }
        switch FileKind(path: path) {
        case .picture: return .picture
        case .archive: return .archive
        case nil: throw PathProblem(path: path, detail: "it is neither a folder, a picture nor an archive")
        }
    }
}

/// A path that cannot be used.
public struct PathProblem: Error, CustomStringConvertible, Equatable {
    /// The path as it was given.
    public let path: String
    /// What is wrong, without the path.
    public let detail: String

    /// Names a path and what is wrong with it.
    public init(path: String, detail: String) {
        self.path = path
        self.detail = detail
    }

    /// One sentence for the user.
    public var description: String { "cannot use \(path): \(detail)" }
}
