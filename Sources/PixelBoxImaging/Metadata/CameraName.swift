/// The name of a camera from what it calls its maker and itself.
enum CameraName {
    private static let companyWords: Set<String> = [
        "corporation", "corp", "corp.", "company", "co.", "co.,ltd", "co.,ltd.", "ltd", "ltd.", "inc", "inc.",
        "imaging",
        "electric", "gmbh", "ag", "computer", "digital", "optical", "techwin", "electronics", "communications",
        "co.,", "photo", "film", "international", "technology", "technologies", "industries", "mobile",
        "telecommunications",
    ]

    /// "Canon" and "Canon EOS 40D" as "Canon EOS 40D"; nil if nothing sensible is said.
    static func name(make: String?, model: String?) -> String? {
        let make = sensible(make), model = sensible(model)
        guard let model else { return make.map(withoutCompanyWords) }
        guard let make else { return model }
        let makeWords = words(make.lowercased())
        guard let first = words(model.lowercased()).first else { return model }
        if makeWords.contains(where: { $0 == first && $0.count > 1 }) || model.lowercased().hasPrefix(make.lowercased())
        {
            return model
        }
        return "\(withoutCompanyWords(make)) \(model)"
    }

    /// Tidied; nil for fillers such as "----" or "unknown".
    static func sensible(_ text: String?) -> String? {
        guard let text = text.flatMap({ MetadataText.tidied($0, longest: 100) }) else { return nil }
        let tidy = text.split { $0.isWhitespace || $0 == "\"" }.joined(separator: " ")
        let fillers: Set<String> = ["unknown", "none", "n/a", "na", "default", "0", "camera", "digital camera"]
        guard tidy.contains(where: { $0.isLetter || $0.isNumber }), !fillers.contains(tidy.lowercased()) else {
            return nil
        }
        return tidy
    }

    private static func words(_ text: String) -> [String] {
        text.split { $0.isWhitespace || $0 == "-" || $0 == "_" || $0 == "," }.map(String.init)
    }

    private static func withoutCompanyWords(_ make: String) -> String {
        let parts = make.split(separator: " ")
        let kept = parts.prefix(1) + parts.dropFirst().filter { !companyWords.contains($0.lowercased()) }
        return kept.joined(separator: " ").trimmed(of: ",.")
    }
}

extension String {
    /// Without these letters at its end.
    fileprivate func trimmed(of letters: String) -> String {
        var text = self
        while let last = text.last, letters.contains(last) { text.removeLast() }
        return text
    }
}
