/// Why a picture could not be decoded at all.
package struct DecodeError: Error, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    package enum Reason: String, Sendable, CaseIterable {
        case empty, unreadable, unsupported, tooLarge, corrupt, outOfMemory
    }

    package let reason: Reason
    /// More about it, such as the format or the size; may be empty.
    package let detail: String

    /// A failure with its detail.
    package init(reason: Reason, detail: String = "") {
        self.reason = reason
        self.detail = detail
    }

    /// One sentence without a full stop, to stand after the name of the picture.
    package var description: String {
        let sentence =
            switch reason {
            case .empty: "the file is empty"
            case .unreadable: "the file cannot be read"
            case .unsupported: "not a picture, or of a kind that cannot be read here"
            case .tooLarge: "too large to be decoded"
            case .corrupt: "the picture is damaged beyond reading"
            case .outOfMemory: "not enough memory to decode it"
            }
        return detail.isEmpty ? sentence : "\(sentence) (\(detail))"
    }
}
