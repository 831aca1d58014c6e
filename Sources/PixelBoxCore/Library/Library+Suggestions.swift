internal import PixelBoxStore

/// Something that could be searched for, and how many pictures it would find.
public struct Suggestion: Sendable, Codable, Equatable {
    /// What it is: "tag", "camera", "lens", "format", "folder", "archive" or "value".
    public var kind: String
    /// The field of the query language.
    public var field: String
    /// What the field would be asked for.
    public var value: String
    /// Nil where it was not counted.
    public var count: Int?
}

extension Library {
    /// What could come of a word that is being typed: with a field (`camera:can`) its values, else of every kind.
    public func suggestions(for word: String) async throws -> [Suggestion] {
        guard let colon = word.firstIndex(of: ":") else {
            return try await suggestions([.tag, .camera, .folder, .archive, .format], word, limit: 3)
        }
        let field = word[..<colon].lowercased()
        let typed = String(word[word.index(after: colon)...])
        switch field {
        case "tag", "tags": return try await suggestions([.tag], typed, limit: 12)
        case "camera": return try await suggestions([.camera], typed, limit: 12)
        case "lens": return try await suggestions([.lens], typed, limit: 12)
        case "format": return try await suggestions([.format], typed, limit: 12)
        case "in", "path": return try await suggestions([.folder, .archive], typed, limit: 8)
        case "is":
            return PictureState.allCases.map(\.rawValue).filter { $0.hasPrefix(typed.lowercased()) }
                .map { Suggestion(kind: "value", field: "is", value: $0) }
        default: return []
        }
    }

    private func suggestions(_ kinds: [SuggestionRow.Kind], _ typed: String, limit: Int) async throws -> [Suggestion] {
        try await store.suggestions(kinds, beginning: typed, limit: limit).map { row in
            let field =
                switch row.kind {
                case .folder, .archive: "in"
                case .tag, .camera, .lens, .format: row.kind.rawValue
                }
            return Suggestion(kind: row.kind.rawValue, field: field, value: row.value, count: row.count)
        }
    }
}
