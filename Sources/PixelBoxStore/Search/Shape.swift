/// A folded text as close matching sees it: the shapes of its words one after the other, without what stands between.
struct Shape {
    private(set) var bytes: [UInt8] = []
    /// By place in `bytes`, and for its end: whether a word begins or ends there.
    private(set) var isBoundary: [Bool] = []

    /// The shape of any folded text.
    init(_ text: some Sequence<UInt8>) {
        var last: UInt8?
        var isInWord = false
        for byte in text {
            guard Self.isPartOfWord(byte) else {
                isInWord = false
                last = nil
                continue
            }
            Confusion.append(byte, after: &last, to: &bytes)
            if isBoundary.count < bytes.count { isBoundary.append(!isInWord) }
            isInWord = true
        }
        isBoundary.append(true)
    }

    /// Letters, digits and the stroke, which many an I becomes.
    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "|")
    }
}
