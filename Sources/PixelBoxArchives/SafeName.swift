/// Names from archives, made fit for a disk.
enum SafeName {
    /// The longest name that file systems take, in bytes, less some room for " (2)".
    private static let maxBytes = 240

    /// The folders and, last, the file that a name stands for: no "..", no empty parts, nothing invisible; never empty.
    static func parts(of name: String) -> [String] {
        var parts: [String] = []
        for part in name.utf8.split(separator: UInt8(ascii: "/")) {
            let safe = shortened(visible(String(Substring(part))))
            if safe.utf8.allSatisfy({ $0 == UInt8(ascii: ".") }) { continue }
            parts.append(safe)
        }
        return parts.isEmpty ? ["picture"] : parts
    }

    /// Replaces what no name should have: control characters, backslashes, and marks that turn the direction of text.
    private static func visible(_ part: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in part.unicodeScalars {
            let isBad =
                switch scalar.value {
                case 0..<0x20, 0x7F..<0xA0, 0x5C: true
                case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: scalar.value != 0x200D
                #if canImport(Darwin)
                // Bytes that are not text cannot be in a name there.
                case 0xEF80...0xEFFF: true
                #endif
                default: false
                }
            scalars.append(isBad ? "_" : scalar)
        }
        return String(scalars)
    }

    /// Cuts the middle out of a name that is too long, so that its ending stays.
    private static func shortened(_ part: String) -> String {
        guard PathText.bytes(of: part).count > maxBytes else { return part }
        let ending = part.lastIndex(of: ".").map { part[$0...] } ?? ""
        let tail = ending.utf8.count <= 16 ? String(ending) : ""
        var head = ""
        var room = maxBytes - tail.utf8.count
        for character in part {
            room -= character.utf8.count
            if room < 0 { break }
            head.append(character)
        }
        return head + tail
    }
}
