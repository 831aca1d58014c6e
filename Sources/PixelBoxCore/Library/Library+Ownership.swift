extension Library {
    /// What of these folders, archives and pictures the library has, in any guise. Nothing is added by asking.
    /// - Parameters:
    ///   - paths: absolute, as path text.
    ///   - newFolder: where the new pictures are written to, under their names and never over anything; nil for nowhere.
    ///   - report: progress and what is skipped; called often, from any thread.
    /// - Returns: a verdict on each picture, and a summary of each path.
    /// - Throws: `PathProblem` if a path is nothing that could be read.
    public func have(
        _ paths: [String], extractingNewTo newFolder: String? = nil,
        report: @escaping @Sendable (IndexEvent) -> Void = { _ in }
    ) async throws -> OwnershipReport {
        let inputs = try paths.map { (path: $0, kind: try Self.kind(of: $0)) }
        return try await OwnershipCheck(library: self, newFolder: newFolder, report: report).run(inputs)
    }
}
