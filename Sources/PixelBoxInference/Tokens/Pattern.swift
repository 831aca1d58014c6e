/// A regular expression as tokenizer files have them: what Oniguruma and Swift's own engine would need locks and
/// compilation for, the few constructs that occur need a page.
struct Pattern: Sendable {
    indirect enum Node: Sendable {
        case one(ScalarSet)
        case sequence([Node])
        case choice([Node])
        case repeated(Node, least: Int, most: Int, Repetition)
        /// What follows, without taking it.
        case ahead(Node, isNegative: Bool)
        case start
        case end
    }

    enum Repetition: Sendable {
        case greedy, lazy, possessive
    }

    private let root: Node

    /// Understands a pattern; nil if it has something in it that is not supported.
    init?(_ text: String) {
        var parser = PatternParser(text)
        guard let root = parser.parse() else { return nil }
        self.root = root
    }

    /// A pattern that stands for itself.
    init(literal text: String) {
        root = .sequence(text.unicodeScalars.map { .one(ScalarSet(ranges: [$0.value...$0.value])) })
    }

    /// All places where it fits, one after the other; empty ones are left out.
    func matches(in text: [Unicode.Scalar]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let matcher = PatternMatcher(text: text)
        var at = 0
        while at < text.count {
            if let end = matcher.end(of: root, from: at), end > at {
                found.append(at..<end)
                at = end
            } else {
                at += 1
            }
        }
        return found
    }
}

/// Tries a pattern at a place of a text, going back where it does not fit.
private final class PatternMatcher {
    private let text: [Unicode.Scalar]
    /// Patterns that go back without end are cut off.
    private var stepsLeft: Int

    init(text: [Unicode.Scalar]) {
        self.text = text
        stepsLeft = 200_000 + text.count * 1000
    }

    func end(of node: Pattern.Node, from start: Int) -> Int? {
        match(node, start) { $0 }
    }

    private func match(_ node: Pattern.Node, _ at: Int, _ next: (Int) -> Int?) -> Int? {
        stepsLeft -= 1
        guard stepsLeft > 0 else { return nil }
        switch node {
        case .one(let set):
            return at < text.count && set.contains(text[at]) ? next(at + 1) : nil
        case .sequence(let nodes):
            return sequence(nodes[...], at, next)
        case .choice(let nodes):
            for node in nodes {
                if let end = match(node, at, next) { return end }
            }
            return nil
        case .repeated(.one(let set), let least, let most, let repetition):
            return run(of: set, least, most, repetition, at, next)
        case .repeated(let inner, let least, let most, let repetition):
            return repeated(inner, least, most, repetition, at, next)
        case .ahead(let inner, let isNegative):
            return (match(inner, at) { $0 } != nil) != isNegative ? next(at) : nil
        case .start: return at == 0 ? next(at) : nil
        case .end: return at == text.count ? next(at) : nil
        }
    }

    private func sequence(_ nodes: ArraySlice<Pattern.Node>, _ at: Int, _ next: (Int) -> Int?) -> Int? {
        guard let first = nodes.first else { return next(at) }
        return match(first, at) { sequence(nodes.dropFirst(), $0, next) }
    }

    /// One character again and again: the usual case, without a call for each.
    private func run(
        of set: ScalarSet, _ least: Int, _ most: Int, _ repetition: Pattern.Repetition, _ at: Int,
        _ next: (Int) -> Int?
    ) -> Int? {
        var count = 0
        if repetition == .lazy {
            while count <= most {
                if count >= least, let end = next(at + count) { return end }
                guard at + count < text.count, set.contains(text[at + count]) else { return nil }
                count += 1
            }
            return nil
        }
        while count < most, at + count < text.count, set.contains(text[at + count]) { count += 1 }
        guard count >= least else { return nil }
        if repetition == .possessive { return next(at + count) }
        while true {
            if let end = next(at + count) { return end }
            guard count > least else { return nil }
            count -= 1
        }
    }

    private func repeated(
        _ node: Pattern.Node, _ least: Int, _ most: Int, _ repetition: Pattern.Repetition, _ at: Int,
        _ next: (Int) -> Int?
    ) -> Int? {
        if repetition == .possessive {
            var (position, count) = (at, 0)
            while count < most, let end = match(node, position, { $0 }), end > position {
                position = end
                count += 1
            }
            return count >= least ? next(position) : nil
        }
        func again() -> Int? {
            guard most > 0 else { return nil }
            return match(node, at) { end in
                guard end > at || least > 0 else { return nil }
                return repeated(node, max(0, least - 1), most == .max ? .max : most - 1, repetition, end, next)
            }
        }
        if least > 0 { return again() }
        return repetition == .lazy ? next(at) ?? again() : again() ?? next(at)
    }
}
