internal import PixelBoxStore

/// How numbers are written in the query language, with the units of their field.
struct NumberSyntax {
    let field: NumberField

    /// A number as it was written.
    fileprivate struct Quantity {
        let number: Double
        /// What its unit stands for; nil if it was left out.
        let unit: Double?
        /// How much one more in its last written digit would be.
        let step: Double
    }

    /// The numbers that a text means; nil if it means none.
    func range(_ text: String, bound: QueryField.Bound?) -> NumberRange? {
        guard let range = RangeSyntax(text, bound: bound, value: quantity) else { return nil }
        switch range {
        case .above(let low): return NumberRange(lower: lower(low.value, isIncluded: false), upper: nil)
        case .atLeast(let low): return NumberRange(lower: lower(low.value, isIncluded: true), upper: nil)
        case .below(let high): return NumberRange(lower: nil, upper: upper(high.value, isIncluded: false))
        case .atMost(let high): return NumberRange(lower: nil, upper: upper(high.value, isIncluded: true))
        case .between(let one, let other):
            // In 1-2MB the unit is meant for both.
            let values = [one.number * (one.unit ?? other.unit ?? 1), other.value].sorted()
            return NumberRange(lower: lower(values[0], isIncluded: true), upper: upper(values[1], isIncluded: true))
        case .equal(let quantity): return around(quantity)
        }
    }

    /// What to suggest where a text means no number.
    var example: String {
        switch field {
        case .width, .height: "for example 800, >1000 or 800-1200"
        case .megapixels: "for example 12, >10 or 8-12"
        case .ratio: "for example 16:9, 1.5 or >1"
        case .size: "for example >2MB, <100KB or 1-2MB"
        case .iso: "for example 200, >400 or 200-800"
        case .aperture: "for example 2.8, <4 or 1.4-2.8"
        case .exposure: "for example 1/250, >1s or 1/500-1/60"
        case .focalLength: "for example 35mm, >85 or 24-70"
        case .rating: "a number of stars, for example 4 or >=3"
        }
    }

    /// Equal means: would be written like this. Whole numbers are what they are.
    private func around(_ quantity: Quantity) -> NumberRange {
        let value = quantity.value
        let reach: Double
        switch field {
        case .width, .height, .iso, .rating:
            reach = 0
        case .ratio: reach = value * 0.01
        case .exposure: reach = value * 0.02
        case .aperture: reach = min(quantity.step, 0.1) / 2
        case .size, .megapixels, .focalLength:
            reach = quantity.step * (quantity.unit ?? 1) / 2
        }
        return NumberRange(
            lower: NumberRange.End(value - reach, isIncluded: true),
            upper: NumberRange.End(value + reach, isIncluded: reach == 0))
    }

    // What is computed, and what cameras write, is seldom exactly the number that it stands for.
    private func lower(_ value: Double, isIncluded: Bool) -> NumberRange.End {
        NumberRange.End(value * (1 + (isIncluded ? -slack : slack)), isIncluded: isIncluded)
    }

    private func upper(_ value: Double, isIncluded: Bool) -> NumberRange.End {
        NumberRange.End(value * (1 + (isIncluded ? slack : -slack)), isIncluded: isIncluded)
    }

    private var slack: Double {
        switch field {
        case .width, .height, .iso, .rating, .size: 0
        case .exposure: 1e-3
        case .megapixels, .ratio, .aperture, .focalLength: 1e-6
        }
    }

    private func quantity(_ text: Substring) -> Quantity? {
        var text = text.lowercased()[...]
        if field == .aperture {
            if text.hasPrefix("f") { text = text.dropFirst() }
            if text.hasPrefix("/") { text = text.dropFirst() }
        }
        let digits = text.prefix { $0.isASCII && $0.isNumber || "._/:".contains($0) }
        let unitText = String(text[digits.endIndex...].trimmed)
        guard let (number, step) = number(digits) else { return nil }
        if unitText.isEmpty { return Quantity(number: number, unit: nil, step: step) }
        guard let unit = units[unitText] else { return nil }
        return Quantity(number: number, unit: unit, step: step)
    }

    /// A plain number, or where the field has them a fraction.
    private func number(_ digits: Substring) -> (Double, step: Double)? {
        let parts = digits.split(omittingEmptySubsequences: false) { $0 == "/" || field == .ratio && $0 == ":" }
        let numbers = parts.compactMap { Double($0.filter { $0 != "_" }) }
        guard numbers.count == parts.count else { return nil }
        if numbers.count == 2, field == .ratio || field == .exposure, numbers[1] > 0 {
            return (numbers[0] / numbers[1], 0)
        }
        guard numbers.count == 1, numbers[0].isFinite else { return nil }
        let decimals = parts[0].firstIndex(of: ".").map { parts[0].distance(from: $0, to: parts[0].endIndex) - 1 } ?? 0
        return (numbers[0], (0..<decimals).reduce(1.0) { step, _ in step / 10 })
    }

    private var units: [String: Double] {
        switch field {
        case .width, .height: ["px": 1, "k": 1000]
        case .megapixels: ["mp": 1, "m": 1]
        case .ratio, .aperture: [:]
        case .size:
            [
                "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9, "t": 1e12, "tb": 1e12,
                "kib": 1024, "mib": 1_048_576, "gib": 1_073_741_824,
            ]
        case .iso: ["k": 1000]
        case .exposure: ["s": 1, "sec": 1, "ms": 0.001]
        case .focalLength: ["mm": 1]
        case .rating: ["*": 1, "stars": 1]
        }
    }
}

extension NumberSyntax.Quantity {
    fileprivate var value: Double { number * (unit ?? 1) }
}
