import Foundation

/// How a joint model's text side wants its texts.
package struct TextSettings: Sendable, Equatable {
    /// Tokens at most, those that frame the text included.
    package var contextLength: Int
    /// Texts are filled up to the full length with this token; nil leaves them as short as they are.
    package var padToken: String?
    /// Whether punctuation goes and capitals become small.
    package var isCanonical = false
    /// What a text is put into, where it says `{}`.
    package var prompt = "{}"

    /// Runs of white space as one blank, and whatever else the model was trained with.
    func cleaned(_ text: String) -> String {
        var text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if isCanonical {
            text = text.filteringScalars { !($0.isASCII && $0.isPunctuation) }.lowercasedByScalar
        }
        guard prompt != "{}" else { return text }
        return prompt.replacingOccurrences(of: "{}", with: text)
    }
}
