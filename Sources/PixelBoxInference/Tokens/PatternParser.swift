/// Understands the regular expressions of tokenizer files.
struct PatternParser {
    private let text: [Unicode.Scalar]
    private var at = 0
    private var depth = 0
    private var ignoresCase = false

    private static let deepest = 50

    init(_ text: String) {
        self.text = Array(text.unicodeScalars)
    }

    /// The pattern; nil if it is malformed or has something in it that is not supported.
    mutating func parse() -> Pattern.Node? {
        guard let node = choice(), at == text.count else { return nil }
        return node
    }

    private mutating func choice() -> Pattern.Node? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { return nil }
        var alternatives: [Pattern.Node] = []
        repeat {
            guard let node = sequence() else { return nil }
            alternatives.append(node)
        } while skip("|")
        return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
    }

    private mutating func sequence() -> Pattern.Node? {
        var nodes: [Pattern.Node] = []
        while at < text.count, text[at] != "|", text[at] != ")" {
            guard let node = atom(), let repeated = repeated(node) else { return nil }
            nodes.append(repeated)
        }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    private mutating func atom() -> Pattern.Node? {
        let scalar = text[at]
        at += 1
        switch scalar {
        case "(": return group()
        case "[": return set().map { .one($0) }
        case ".": return .one(.any)
        case "^": return .start
        case "$": return .end
        case "\\": return escape().map { .one($0) }
        case "*", "+", "?": return nil
        default: return .one(single(scalar))
        }
    }

    private mutating func group() -> Pattern.Node? {
        let outer = ignoresCase
        defer { ignoresCase = outer }
        var ahead: Bool?
        if skip("?") {
            if skip("=") {
                ahead = false
            } else if skip("!") {
                ahead = true
            } else if skip("i") {
                guard skip(":") else { return nil }
                ignoresCase = true
            } else {
                guard skip(":") else { return nil }
            }
        }
        guard let node = choice(), skip(")") else { return nil }
        return ahead.map { .ahead(node, isNegative: $0) } ?? node
    }

    private mutating func repeated(_ node: Pattern.Node) -> Pattern.Node? {
        let bounds: (least: Int, most: Int)
        if skip("*") {
            bounds = (0, .max)
        } else if skip("+") {
            bounds = (1, .max)
        } else if skip("?") {
            bounds = (0, 1)
        } else if at < text.count, text[at] == "{" {
            at += 1
            guard let braces = braces() else { return nil }
            bounds = braces
        } else {
            return node
        }
        let repetition: Pattern.Repetition = skip("?") ? .lazy : skip("+") ? .possessive : .greedy
        return .repeated(node, least: bounds.least, most: bounds.most, repetition)
    }

    private mutating func braces() -> (least: Int, most: Int)? {
        let least = number()
        guard skip(",") else { return skip("}") ? least.map { ($0, $0) } : nil }
        let most = number()
        guard skip("}"), least != nil || most != nil else { return nil }
        return (least ?? 0, most ?? .max)
    }

    private mutating func number() -> Int? {
        var digits = ""
        while at < text.count, ("0"..."9").contains(text[at]) {
            digits.unicodeScalars.append(text[at])
            at += 1
        }
        return Int(digits).flatMap { $0 <= 10_000 ? $0 : nil }
    }

    /// What stands between brackets, the first of which was read.
    private mutating func set() -> ScalarSet? {
        var set = ScalarSet(isInverted: skip("^"), ignoresCase: ignoresCase)
        var isFirst = true
        while at < text.count, isFirst || text[at] != "]" {
            isFirst = false
            let scalar = text[at]
            at += 1
            if scalar == "[" {
                guard at < text.count, text[at] != ":", let inner = self.set() else { return nil }
                set.parts.append(inner)
            } else if scalar == "&", at < text.count, text[at] == "&" {
                return nil
            } else if scalar == "\\" {
                guard let part = escape() else { return nil }
                guard let low = part.onlyValue, let high = upperEnd() else {
                    set.parts.append(part)
                    continue
                }
                guard low <= high else { return nil }
                set.ranges.append(low...high)
            } else if let high = upperEnd() {
                guard scalar.value <= high else { return nil }
                set.ranges.append(scalar.value...high)
            } else {
                set.ranges.append(scalar.value...scalar.value)
            }
        }
        return skip("]") ? set : nil
    }

    /// The end of a range such as `a-z`, if one follows.
    private mutating func upperEnd() -> UInt32? {
        guard at + 1 < text.count, text[at] == "-", text[at + 1] != "]" else { return nil }
        at += 1
        let scalar = text[at]
        at += 1
        return scalar == "\\" ? escape()?.onlyValue : scalar.value
    }

    /// What stands behind a backslash that was read.
    private mutating func escape() -> ScalarSet? {
        guard at < text.count else { return nil }
        let scalar = text[at]
        at += 1
        switch scalar {
        case "s": return .space
        case "S": return ScalarSet(parts: [.space], isInverted: true)
        case "d": return .digit
        case "D": return ScalarSet(parts: [.digit], isInverted: true)
        case "w": return .word
        case "W": return ScalarSet(parts: [.word], isInverted: true)
        case "n": return single("\n")
        case "r": return single("\r")
        case "t": return single("\t")
        case "f": return single("\u{c}")
        case "v": return single("\u{b}")
        case "p", "P": return property(isInverted: scalar == "P")
        case "u", "x": return code()
        case "a"..."z", "A"..."Z", "0"..."9": return nil
        default: return single(scalar)
        }
    }

    private mutating func property(isInverted: Bool) -> ScalarSet? {
        guard skip("{") else { return nil }
        let isOpposite = skip("^")
        var name = ""
        while at < text.count, text[at] != "}" {
            name.unicodeScalars.append(text[at])
            at += 1
        }
        guard skip("}"), (1...2).contains(name.count) else { return nil }
        let categories = ScalarSet.category(name)
        return categories == 0 ? nil : ScalarSet(categories: categories, isInverted: isInverted != isOpposite)
    }

    /// `\xHH`, `\x{H…}` or `\uHHHH`.
    private mutating func code() -> ScalarSet? {
        let isU = text[at - 1] == "u"
        var digits = ""
        if !isU, skip("{") {
            while at < text.count, text[at] != "}" {
                digits.unicodeScalars.append(text[at])
                at += 1
            }
            guard skip("}") else { return nil }
        } else {
            let count = isU ? 4 : 2
            guard at + count <= text.count else { return nil }
            for scalar in text[at..<(at + count)] { digits.unicodeScalars.append(scalar) }
            at += count
        }
        return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }.map { single($0) }
    }

    private func single(_ scalar: Unicode.Scalar) -> ScalarSet {
        ScalarSet(ranges: [scalar.value...scalar.value], ignoresCase: ignoresCase)
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard at < text.count, text[at] == scalar else { return false }
        at += 1
        return true
    }
}

extension ScalarSet {
    /// The one character that it stands for.
    fileprivate var onlyValue: UInt32? {
        guard ranges.count == 1, parts.isEmpty, categories == 0, !hasSpace, !isInverted,
            ranges[0].lowerBound == ranges[0].upperBound
        else { return nil }
        return ranges[0].lowerBound
    }
}
