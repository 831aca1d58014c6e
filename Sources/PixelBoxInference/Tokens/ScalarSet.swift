/// Which characters a part of a pattern stands for.
struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>] = []
    /// General categories, one bit each.
    var categories: UInt32 = 0
    var hasSpace = false
    var parts: [ScalarSet] = []
    var isInverted = false
    /// Whether capitals count as small letters.
    var ignoresCase = false

    /// Letters, marks, numbers and connecting punctuation, as `\w`.
    static let word = ScalarSet(categories: category("L") | category("M") | category("N") | category("Pc"))
    static let digit = ScalarSet(categories: category("Nd"))
    static let space = ScalarSet(hasSpace: true)
    /// Everything but the end of a line, as `.`.
    static let any = ScalarSet(ranges: [0x0A...0x0A], isInverted: true)

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        var found = holds(scalar)
        if !found, ignoresCase {
            let properties = scalar.properties
            for other in [properties.lowercaseMapping, properties.uppercaseMapping] where !found {
                let scalars = other.unicodeScalars
                if scalars.count == 1, let only = scalars.first, only != scalar { found = holds(only) }
            }
        }
        return found != isInverted
    }

    private func holds(_ scalar: Unicode.Scalar) -> Bool {
        if ranges.contains(where: { $0.contains(scalar.value) }) { return true }
        if hasSpace, scalar.properties.isWhitespace { return true }
        if categories != 0, categories & (1 << scalar.properties.generalCategory.bit) != 0 { return true }
        return parts.contains { $0.contains(scalar) }
    }

    /// The bits of a category such as `L` or `Lu`; 0 if there is none of that name.
    static func category(_ name: String) -> UInt32 {
        var bits: UInt32 = 0
        for (index, known) in names.enumerated() where known.hasPrefix(name) { bits |= 1 << UInt32(index) }
        return bits
    }

    fileprivate static let names = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
    ]
}

extension Unicode.GeneralCategory {
    /// Its place in `ScalarSet.names`.
    var bit: UInt32 {
        switch self {
        case .uppercaseLetter: 0
        case .lowercaseLetter: 1
        case .titlecaseLetter: 2
        case .modifierLetter: 3
        case .otherLetter: 4
        case .nonspacingMark: 5
        case .spacingMark: 6
        case .enclosingMark: 7
        case .decimalNumber: 8
        case .letterNumber: 9
        case .otherNumber: 10
        case .connectorPunctuation: 11
        case .dashPunctuation: 12
        case .openPunctuation: 13
        case .closePunctuation: 14
        case .initialPunctuation: 15
        case .finalPunctuation: 16
        case .otherPunctuation: 17
        case .mathSymbol: 18
        case .currencySymbol: 19
        case .modifierSymbol: 20
        case .otherSymbol: 21
        case .spaceSeparator: 22
        case .lineSeparator: 23
        case .paragraphSeparator: 24
        case .control: 25
        case .format: 26
        case .surrogate: 27
        case .privateUse: 28
        case .unassigned: 29
        @unknown default: 29
        }
    }

    /// Whether it is punctuation of any kind.
    var isPunctuation: Bool { (11...17).contains(bit) }
    /// Whether it is a mark of any kind.
    var isMark: Bool { (5...7).contains(bit) }
}
