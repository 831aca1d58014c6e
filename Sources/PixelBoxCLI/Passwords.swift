internal import Foundation

/// Passwords for encrypted archives.
enum Passwords {
    /// The lines of a file; none if there is no file to read.
    static func read(_ path: String?) throws -> [String] {
        guard let path else { return [] }
        do {
            return try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).map(String.init)
        } catch {
            throw Failure("cannot read the passwords in \(path)")
        }
    }
}
