/// A pattern in which `*` stands for anything, also nothing, and `?` for one character.
struct Glob: Sendable {
    private let pattern: [UInt8]

    /// The pattern is folded, as the text must be that is compared with it.
    init(_ pattern: String) {
        self.pattern = Array(Folding.fold(pattern).utf8)
    }

    /// Runs of literal characters, longest first.
    var literals: [String] {
        pattern.split { $0 == Self.any || $0 == Self.one }.map { String(decoding: $0, as: UTF8.self) }
            .sorted { $0.utf8.count > $1.utf8.count }
    }

    /// Whether the whole of a folded text fits.
    func matches(_ text: some StringProtocol) -> Bool {
        var text = String(text)
        return text.withUTF8(matches)
    }

    /// Takes time in proportion to pattern × text at most.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var (at, next) = (0, 0)
        var star: (pattern: Int, text: Int)?
        while next < text.count {
            if at < pattern.count, pattern[at] == Self.any {
                star = (at, next)
                at += 1
            } else if at < pattern.count, pattern[at] == Self.one {
                at += 1
                next += Self.characterLength(text[next])
            } else if at < pattern.count, pattern[at] == text[next] {
                at += 1
                next += 1
            } else if let (starAt, starNext) = star {
                star = (starAt, starNext + 1)
                (at, next) = (starAt + 1, starNext + 1)
            } else {
                return false
            }
        }
        return pattern[at...].allSatisfy { $0 == Self.any }
    }

    private static let any = UInt8(ascii: "*")
    private static let one = UInt8(ascii: "?")

    private static func characterLength(_ firstByte: UInt8) -> Int {
        switch firstByte {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }
}

extension TextPattern {
    /// The text as it was written.
    var text: String {
        switch self {
        case .part(let text), .exact(let text), .glob(let text): text
        }
    }

    /// A test for texts in any spelling: contains it, or fits the glob.
    var test: TextTest { TextTest(self) }
}
