/// What a walk tells its visitor.
package enum WalkEvent: Sendable {
    /// A regular file, or a link to one.
    case file(FoundFile)
    /// A folder that cannot be listed, a link to nothing, or something that is neither file nor folder.
    case unreadable(path: String, reason: String)
}
