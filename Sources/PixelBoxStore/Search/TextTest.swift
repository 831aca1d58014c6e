/// Tests texts in any spelling against a pattern, quickly: most of a million names are plain ASCII.
struct TextTest {
    private enum Wanted {
        case part([UInt8])
        case glob(Glob)
    }

    private let wanted: Wanted

    init(_ pattern: TextPattern) {
        switch pattern {
        case .part(let text), .exact(let text): wanted = .part(Array(Folding.fold(text).utf8))
        case .glob(let text): wanted = .glob(Glob(text))
        }
    }

    /// Whether a text contains the part, or fits the glob as a whole.
    func isMet(by text: String) -> Bool {
        var folded = Folding.fold(text)
        return folded.withUTF8(isMet(byFolded:))
    }

    /// The same for UTF-8 bytes.
    func isMet(by text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.allSatisfy({ $0 < 0x80 }) else { return isMet(by: String(decoding: text, as: UTF8.self)) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { folded in
            for index in text.indices {
                folded.initializeElement(at: index, to: text[index] &- 0x41 < 26 ? text[index] | 0x20 : text[index])
            }
            return isMet(byFolded: UnsafeBufferPointer(folded))
        }
    }

    private func isMet(byFolded text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch wanted {
        case .part(let part): part.withUnsafeBufferPointer { text.contains($0) }
        case .glob(let glob): glob.matches(text)
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether some bytes stand in these.
    func contains(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = part.first else { return true }
        guard count >= part.count else { return false }
        for start in 0...(count - part.count) where self[start] == first {
            var length = 1
            while length < part.count, self[start + length] == part[length] { length += 1 }
            if length == part.count { return true }
        }
        return false
    }
}

extension String {
    /// Whether the text has a part, compared byte by byte.
    func containsBytes(of part: String) -> Bool {
        var (text, part) = (self, part)
        return text.withUTF8 { text in part.withUTF8 { text.contains($0) } }
    }
}
