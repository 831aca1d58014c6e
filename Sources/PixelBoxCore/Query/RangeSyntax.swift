/// How ranges are written, whatever they are of: `>a`, `>=a`, `<a`, `<=a`, `a-b`, `a..b`, `a..`, `..b`, `a+` and `a`.
enum RangeSyntax<Value> {
    case above(Value), atLeast(Value), below(Value), atMost(Value)
    case between(Value, Value)
    case equal(Value)

    /// Nil if no reading of the text has values where they belong.
    init?(_ text: String, bound: QueryField.Bound?, value: (Substring) -> Value?) {
        let text = text[...].trimmed
        switch bound {
        case .least: self.init(value(text).map { .atLeast($0) })
        case .most: self.init(value(text).map { .atMost($0) })
        case nil: self.init(Self.comparison(text, value) ?? Self.span(text, value) ?? value(text).map { .equal($0) })
        }
    }

    private init?(_ known: RangeSyntax?) {
        guard let known else { return nil }
        self = known
    }

    private static func comparison(_ text: Substring, _ value: (Substring) -> Value?) -> RangeSyntax? {
        let signs: [(String, (Value) -> RangeSyntax)] = [
            (">=", { .atLeast($0) }), ("≥", { .atLeast($0) }), ("=>", { .atLeast($0) }), (">", { .above($0) }),
            ("<=", { .atMost($0) }), ("≤", { .atMost($0) }), ("=<", { .atMost($0) }), ("<", { .below($0) }),
            ("=", { .equal($0) }),
        ]
        for (sign, make) in signs where text.hasPrefix(sign) {
            return value(text.dropFirst(sign.count).trimmed).map(make)
        }
        return text.hasSuffix("+") ? value(text.dropLast().trimmed).map { .atLeast($0) } : nil
    }

    private static func span(_ text: Substring, _ value: (Substring) -> Value?) -> RangeSyntax? {
        if let dots = text.firstRange(of: "..") {
            let (low, high) = (text[..<dots.lowerBound].trimmed, text[dots.upperBound...].trimmed)
            if low.isEmpty { return value(high).map { .atMost($0) } }
            if high.isEmpty { return value(low).map { .atLeast($0) } }
            guard let low = value(low), let high = value(high) else { return nil }
            return .between(low, high)
        }
        // A whole value may have hyphens of its own, as dates have.
        if value(text) != nil { return nil }
        for hyphen in text.indices.dropFirst() where text[hyphen] == "-" || text[hyphen] == "–" {
            if let low = value(text[..<hyphen].trimmed), let high = value(text[text.index(after: hyphen)...].trimmed) {
                return .between(low, high)
            }
        }
        return nil
    }
}

extension Substring {
    /// Without spaces at its ends.
    var trimmed: Substring {
        var rest = drop(while: \.isWhitespace)
        while rest.last?.isWhitespace ?? false { rest.removeLast() }
        return rest
    }
}
