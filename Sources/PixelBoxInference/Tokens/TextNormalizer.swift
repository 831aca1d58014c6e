import Foundation

/// What a tokenizer does to a text before it takes it apart.
indirect enum TextNormalizer: Sendable {
    case sequence([TextNormalizer])
    case composed
    case decomposed
    case compatibilityComposed
    case compatibilityDecomposed
    case lowercase
    case replace(Pattern, with: String)
    case prepend(String)
    case strip(left: Bool, right: Bool)
    /// Takes marks away.
    case stripAccents
    /// Control characters away, all white space as blanks.
    case plainSpace
    case bert(BertNormalizer)
    case precompiled(PrecompiledMap)

    func normalized(_ text: String) -> String {
        switch self {
        case .sequence(let steps): steps.reduce(text) { $1.normalized($0) }
        case .composed: text.precomposedStringWithCanonicalMapping
        case .decomposed: text.decomposedStringWithCanonicalMapping
        case .compatibilityComposed: text.precomposedStringWithCompatibilityMapping
        case .compatibilityDecomposed: text.decomposedStringWithCompatibilityMapping
        case .lowercase: text.lowercasedByScalar
        case .replace(let pattern, let replacement): Self.replace(pattern, replacement, in: text)
        case .prepend(let prefix): text.isEmpty ? text : prefix + text
        case .strip(let left, let right): Self.stripped(text, left: left, right: right)
        case .stripAccents: text.filteringScalars { !$0.properties.generalCategory.isMark }
        case .plainSpace: Self.plainSpace(text)
        case .bert(let bert): bert.normalized(text)
        case .precompiled(let map): map.normalized(text)
        }
    }

    private static func replace(_ pattern: Pattern, _ replacement: String, in text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let matches = pattern.matches(in: scalars)
        guard !matches.isEmpty else { return text }
        var result = String.UnicodeScalarView()
        var end = 0
        for match in matches {
            result.append(contentsOf: scalars[end..<match.lowerBound])
            result.append(contentsOf: replacement.unicodeScalars)
            end = match.upperBound
        }
        result.append(contentsOf: scalars[end...])
        return String(result)
    }

    private static func stripped(_ text: String, left: Bool, right: Bool) -> String {
        var scalars = text.unicodeScalars[...]
        if left { scalars = scalars.drop { $0.properties.isWhitespace } }
        if right {
            while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        }
        return String(scalars)
    }

    private static func plainSpace(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0x8F, 0x9F: continue
            case 0x09, 0x0A, 0x0C, 0x0D, 0x1680, 0x200B...0x200F, 0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD:
                result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

extension String {
    /// Each character on its own in lower case, whatever stands beside it.
    var lowercasedByScalar: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars) }
        return String(result)
    }

    func filteringScalars(_ isKept: (Unicode.Scalar) -> Bool) -> String {
        String(String.UnicodeScalarView(unicodeScalars.filter(isKept)))
    }
}
