import Foundation

/// What BERT's tokenizers do first.
struct BertNormalizer: Sendable {
    let cleansText: Bool
    let spacesIdeographs: Bool
    let stripsAccents: Bool
    let lowercases: Bool

    func normalized(_ text: String) -> String {
        var text = text
        if cleansText { text = Self.clean(text) }
        if spacesIdeographs { text = Self.spaced(text) }
        if stripsAccents {
            text = text.decomposedStringWithCanonicalMapping.filteringScalars {
                $0.properties.generalCategory != .nonspacingMark
            }
        }
        return lowercases ? text.lowercasedByScalar : text
    }

    private static func clean(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace, scalar.value != 0x85, !(0x0B...0x0C).contains(scalar.value) {
                result.append(" ")
            } else if !isRemoved(scalar) {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: true
        default: scalar.value == 0xFFFD
        }
    }

    /// Each ideograph as a word of its own.
    private static func spaced(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isIdeograph) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isIdeograph(scalar) {
                result.append(contentsOf: [" ", scalar, " "])
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
            0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }
}
