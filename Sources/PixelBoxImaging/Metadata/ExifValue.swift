/// The value of one EXIF entry.
enum ExifValue {
    case text(String)
    case integers([Int])
    case rationals([(Int, Int)])
    case floats([Double])
    case bytes(ArraySlice<UInt8>)

    /// The values as numbers; none where a fraction has no value.
    var numbers: [Double] {
        switch self {
        case .text, .bytes: []
        case .integers(let values): values.map(Double.init)
        case .floats(let values): values.filter(\.isFinite)
        case .rationals(let values):
            values.contains { $0.1 == 0 } ? [] : values.map { Double($0.0) / Double($0.1) }
        }
    }

    /// As a person would write it; nil for what is not text nor numbers.
    var description: String? {
        switch self {
        case .text(let text): text
        case .integers(let values): values.isEmpty ? nil : values.map(String.init).joined(separator: " ")
        case .floats, .rationals:
            numbers.isEmpty ? nil : numbers.map(Self.decimal).joined(separator: " ")
        case .bytes: nil
        }
    }

    /// At most six decimals, none that are zero.
    static func decimal(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e15 else { return "\(number)" }
        let rounded = (number * 1e6).rounded() / 1e6
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}
