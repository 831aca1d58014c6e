internal import PixelBoxStore

extension Library {
    /// Groups of the same picture, over loose files and archives.
    /// - Parameters:
    ///   - request: which ones, and what makes one the best.
    ///   - report: progress; called often, from any thread.
    /// - Returns: groups, and folders and archives that hold nothing of their own.
    /// - Throws: an error whose description is one sentence, if the library cannot be read.
    public func duplicates(
        _ request: DuplicatesRequest = DuplicatesRequest(),
        report: @escaping @Sendable (DuplicatesProgress) -> Void = { _ in }
    ) async throws -> DuplicatesReport {
        try await DuplicateFinder(library: self, request: request, report: report).run()
    }

    /// Remembers for ever, by their contents, that two pictures are no duplicates of each other. Two pictures with the
    /// same bytes stand for all pictures with these bytes: all are wanted.
    /// - Throws: `PathProblem` if the library has no such picture, or has not read it.
    public func setNotDuplicates(_ one: String, _ other: String) async throws {
        try await store.addNotDuplicate(try await contentId(one), try await contentId(other))
    }

    private func contentId(_ reference: String) async throws -> Int64 {
        guard let id = try await pictureId(reference), let content = try await store.location(ofPicture: id)?.contentId
        else { throw PathProblem(path: reference, detail: "the library has no readable picture there") }
        return content
    }
}
