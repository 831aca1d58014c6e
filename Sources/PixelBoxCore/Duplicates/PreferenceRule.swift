internal import Foundation

/// What makes one of several copies the best. Rules stand in a list; the next one decides where the one before does not.
public enum PreferenceRule: Sendable, Equatable {
    /// A format without losses before one with.
    case lossless
    /// More pixels first.
    case resolution
    /// The larger file first.
    case bytes
    /// What the camera wrote is still there.
    case exif
    /// In this folder or archive, by absolute path.
    case folder(String)
    /// The file that was changed the longest time ago first.
    case oldest

    /// Where the user says nothing. Of what is equal in all of this, loose files come first, then the oldest.
    public static let standard: [PreferenceRule] = [.resolution, .lossless, .exif, .bytes]

    /// Reads "lossless,folder:keep,oldest"; a folder may have commas in its name.
    /// - Parameters:
    ///   - text: rules with commas between.
    ///   - folder: where relative paths start from.
    /// - Returns: nil if something in it is no rule.
    public static func list(_ text: String, from folder: String) -> [PreferenceRule]? {
        var rules: [PreferenceRule] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = part.trimmingCharacters(in: .whitespaces)
            if let rule = plain[name] {
                rules.append(rule)
            } else if name.hasPrefix("folder:"), name.count > 7 {
                rules.append(.folder(PathArgument.absolute(String(name.dropFirst(7)), from: folder)))
            } else if case .folder(let begun) = rules.last {
                rules[rules.count - 1] = .folder(begun + "," + part)
            } else {
                return nil
            }
        }
        return rules
    }

    private static let plain: [String: PreferenceRule] = [
        "lossless": .lossless, "resolution": .resolution, "bytes": .bytes, "exif": .exif, "oldest": .oldest,
    ]
}
