/// Archives that are cut into several files: "a.part1.rar", "a.rar" with "a.r00", "a.7z.001".
enum ArchiveParts {
    /// Parts beyond this many are not looked for; each is an open file.
    private static let maxParts = 200

    /// Number of the part that a name says it is, counted from 1; nil where it says nothing.
    static func number(of name: String) -> Int? {
        let pieces = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count >= 3, let last = pieces.last else { return nil }
        let part = pieces[pieces.count - 2]
        if last == "rar", part.hasPrefix("part") { return Int(part.dropFirst(4)) }
        if last.count == 3, ["7z", "zip", "rar"].contains(part) { return Int(last) }
        return nil
    }

    /// The bytes of an archive on disk, all its parts joined.
    static func bytes(of path: String) throws(ReadError) -> any RandomAccess {
        let first = try FileBytes(path)
        var parts = [first]
        while parts.count < maxParts, let next = name(ofPart: parts.count + 1, after: path) {
            // The last part is there when the next one is not; what is missing shows when the archive is read.
            guard let part = try? FileBytes(next) else { break }
            parts.append(part)
        }
        return parts.count == 1 ? first : JoinedBytes(parts)
    }

    /// Path of a further part.
    private static func name(ofPart number: Int, after path: String) -> String? {
        let pieces = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count >= 2, let last = pieces.last else { return nil }
        let part = pieces[pieces.count - 2]
        let isNumbered = self.number(of: path) == 1
        if last.lowercased() == "rar", isNumbered {
            let digits = padded(number, width: part.utf8.count - 4)
            return (pieces.dropLast(2) + ["\(part.prefix(4))\(digits)", last]).joined(separator: ".")
        }
        if isNumbered { return (pieces.dropLast() + [padded(number, width: 3)]).joined(separator: ".") }
        if last.lowercased() == "rar", number <= 101 {
            return (pieces.dropLast() + ["\(last.prefix(1))\(padded(number - 2, width: 2))"]).joined(separator: ".")
        }
        return nil
    }

    private static func padded(_ number: Int, width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
