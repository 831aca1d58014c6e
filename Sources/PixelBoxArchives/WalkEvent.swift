/// What a walk tells its visitor.
package enum WalkEvent: Sendable {
    /// A regular file, or a link to one.
    case file(FoundFile)
    /// A folder that cannot be listed, or only in part.
    case unreadableFolder(path: String, reason: String)
    /// A link to nothing, a pipe or a socket, or a file whose stamp cannot be told.
    case unreadable(path: String, reason: String)
}
