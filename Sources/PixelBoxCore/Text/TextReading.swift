/// Whether bringing a library up to date reads the text in pictures.
public enum TextReading: Sendable {
    /// Behind everything else.
    case last
    /// Not now.
    case later
    /// Nothing but that.
    case only
}
