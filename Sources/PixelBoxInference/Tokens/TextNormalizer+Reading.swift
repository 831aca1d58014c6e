extension TextNormalizer {
    /// The normalizer of a tokenizer file; nil if it has none.
    static func optional(_ value: JSONValue?) throws(TokenizerProblem) -> TextNormalizer? {
        guard let value, value.isSomething else { return nil }
        return try read(value)
    }

    private static func read(_ value: JSONValue) throws(TokenizerProblem) -> TextNormalizer {
        switch value["type"]?.string {
        case "Sequence":
            var steps: [TextNormalizer] = []
            for step in value["normalizers"]?.array ?? [] { steps.append(try read(step)) }
            return .sequence(steps)
        case "NFC": return .composed
        case "NFD": return .decomposed
        case "NFKC": return .compatibilityComposed
        case "NFKD": return .compatibilityDecomposed
        case "Lowercase": return .lowercase
        case "StripAccents": return .stripAccents
        case "Nmt": return .plainSpace
        case "Strip":
            return .strip(left: value["strip_left"]?.bool ?? true, right: value["strip_right"]?.bool ?? true)
        case "Prepend": return .prepend(value["prepend"]?.string ?? "")
        case "Replace":
            return .replace(try Pattern.read(value["pattern"]), with: value["content"]?.string ?? "")
        case "BertNormalizer":
            let lowercases = value["lowercase"]?.bool ?? true
            return .bert(
                BertNormalizer(
                    cleansText: value["clean_text"]?.bool ?? true,
                    spacesIdeographs: value["handle_chinese_chars"]?.bool ?? true,
                    stripsAccents: value["strip_accents"]?.bool ?? lowercases, lowercases: lowercases))
        case "Precompiled":
            guard let text = value["precompiled_charsmap"]?.string else { return .sequence([]) }
            guard let map = PrecompiledMap(base64: text) else {
                throw TokenizerProblem("its table of characters is damaged")
            }
            return .precompiled(map)
        default: throw .unknown("normalizer", value)
        }
    }
}

extension PreTokenizer {
    /// The pre-tokenizer of a tokenizer file; nil if it has none.
    static func optional(_ value: JSONValue?) throws(TokenizerProblem) -> PreTokenizer? {
        guard let value, value.isSomething else { return nil }
        return try read(value)
    }

    private static func read(_ value: JSONValue) throws(TokenizerProblem) -> PreTokenizer {
        switch value["type"]?.string {
        case "Sequence":
            var steps: [PreTokenizer] = []
            for step in value["pretokenizers"]?.array ?? [] { steps.append(try read(step)) }
            return .sequence(steps)
        case "ByteLevel":
            return .bytes(
                addsSpace: value["add_prefix_space"]?.bool ?? true, splits: value["use_regex"]?.bool ?? true)
        case "BertPreTokenizer":
            return .sequence([.splitAt(.space, .removed), .splitAt(.punctuation, .isolated)])
        case "Whitespace":
            guard let pattern = Pattern(#"\w+|[^\w\s]+"#) else { throw .unknown("pre-tokenizer", value) }
            return .split(pattern, .removed, isInverted: true)
        case "WhitespaceSplit": return .splitAt(.space, .removed)
        case "Punctuation": return .splitAt(.punctuation, try behavior(value))
        case "Digits":
            return .splitAt(.digits, value["individual_digits"]?.bool ?? false ? .isolated : .contiguous)
        case "CharDelimiterSplit":
            guard let scalar = value["delimiter"]?.string?.unicodeScalars.first else {
                throw .unknown("pre-tokenizer", value)
            }
            return .splitAt(.scalar(scalar), .removed)
        case "Metaspace": return try metaspace(value)
        case "Split":
            return .split(
                try Pattern.read(value["pattern"]), try behavior(value), isInverted: value["invert"]?.bool ?? false)
        default: throw .unknown("pre-tokenizer", value)
        }
    }

    private static func behavior(_ value: JSONValue) throws(TokenizerProblem) -> SplitBehavior {
        guard let name = value["behavior"]?.string else { return .isolated }
        guard let behavior = SplitBehavior(rawValue: name) else { throw .unknown("way to split", value) }
        return behavior
    }

    private static func metaspace(_ value: JSONValue) throws(TokenizerProblem) -> PreTokenizer {
        let prepending: Metaspace.Prepending
        switch value["prepend_scheme"]?.string {
        case "always": prepending = .always
        case "first": prepending = .first
        case "never": prepending = .never
        case nil: prepending = value["add_prefix_space"]?.bool ?? true ? .always : .never
        default: throw .unknown("pre-tokenizer", value)
        }
        let replacement = value["replacement"]?.string?.unicodeScalars.first ?? "\u{2581}"
        return .metaspace(
            Metaspace(replacement: replacement, prepending: prepending, splits: value["split"]?.bool ?? true))
    }
}

extension Pattern {
    /// `{"String": "…"}` or `{"Regex": "…"}`.
    fileprivate static func read(_ value: JSONValue?) throws(TokenizerProblem) -> Pattern {
        if let text = value?["String"]?.string { return Pattern(literal: text) }
        guard let text = value?["Regex"]?.string, let pattern = Pattern(text) else {
            throw TokenizerProblem("it has a pattern that is not supported: \(value?["Regex"]?.string ?? "none")")
        }
        return pattern
    }
}
