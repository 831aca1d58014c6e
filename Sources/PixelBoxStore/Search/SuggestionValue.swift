/// Something that could be suggested, ready to be compared with what is being typed.
struct SuggestionValue: Sendable {
    let value: String
    let count: Int
    /// The last part of a path, or the whole of anything else, folded, from each beginning of a word on.
    private let beginnings: [Substring]

    init(_ value: String, count: Int) {
        self.value = value
        self.count = count
        let name =
            value.utf8.lastIndex(of: UInt8(ascii: "/")).map { value[value.utf8.index(after: $0)...] } ?? value[...]
        let folded = Folding.fold(String(name))
        var beginnings: [Substring] = []
        var isStart = true
        for index in folded.indices {
            if isStart { beginnings.append(folded[index...]) }
            isStart = !(folded[index].isLetter || folded[index].isNumber)
        }
        self.beginnings = beginnings
    }

    /// Whether one of its words begins with a folded text; a text with a slash may stand anywhere in a path.
    func hasWord(beginning wanted: String) -> Bool {
        guard !wanted.isEmpty else { return true }
        if wanted.contains("/") { return Folding.fold(value).containsBytes(of: wanted) }
        return beginnings.contains { $0.hasPrefix(wanted) }
    }
}
