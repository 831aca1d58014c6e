import PixelBoxCore
import PixelBoxStore
import Testing

struct QueryNumbersTests {
    private func range(_ text: String) throws -> (NumberField, NumberRange) {
        let filter = try Query.parse(text).filter
        guard case .number(let field, let range) = filter else { throw Unexpected(filter: filter) }
        return (field, range)
    }

    private struct Unexpected: Error {
        let filter: Condition
    }

    @Test(
        arguments: [
            ("width:>1000", NumberField.width, 1000.0, false, nil, false),
            ("width>1000", .width, 1000, false, nil, false),
            ("width:>=1000", .width, 1000, true, nil, false),
            ("min_width:1000", .width, 1000, true, nil, false),
            ("max_height:1000", .height, nil, false, 1000, true),
            ("iso:200-800", .iso, 200, true, 800, true),
            ("iso:800-200", .iso, 200, true, 800, true),
            ("iso:200..800", .iso, 200, true, 800, true),
            ("iso:..800", .iso, nil, false, 800, true),
            ("iso:200..", .iso, 200, true, nil, false),
            ("iso:200+", .iso, 200, true, nil, false),
            ("iso:400", .iso, 400, true, 400, true),
            ("iso=400", .iso, 400, true, 400, true),
            ("size:>2MB", .size, 2e6, false, nil, false),
            ("size:1-2MB", .size, 1e6, true, 2e6, true),
            ("size:100KB-2MB", .size, 1e5, true, 2e6, true),
            ("size:<1.5GiB", .size, nil, false, 1.5 * 1_073_741_824, false),
            ("rating:>=4", .rating, 4, true, nil, false),
            ("height:<64px", .height, nil, false, 64, false),
        ] as [(String, NumberField, Double?, Bool, Double?, Bool)])
    func rangesOfWholeNumbersAreExact(
        text: String, field: NumberField, low: Double?, lowIncluded: Bool, high: Double?, highIncluded: Bool
    ) throws {
        let (found, range) = try range(text)
        #expect(found == field)
        #expect(range.lower == low.map { .init($0, isIncluded: lowIncluded) })
        #expect(range.upper == high.map { .init($0, isIncluded: highIncluded) })
    }

    @Test(
        arguments: [
            ("f:2.8", NumberField.aperture, [2.8, 2.7999999523], [2.7, 2.9]),
            ("f:f/2", .aperture, [2.0], [1.8, 2.2]),
            ("f:<4", .aperture, [3.5], [4.0, 4.0000001, 5.6]),
            ("f:1.4-2.8", .aperture, [1.4, 1.4000000954, 2.8, 2.7999999523], [1.3, 3.2]),
            ("focal:35mm", .focalLength, [35, 34.9], [33, 36]),
            ("exposure:1/250", .exposure, [0.004], [0.005, 0.002]),
            ("exposure:1/60s", .exposure, [0.016666, 0.01667], [0.02, 0.0125]),
            ("exposure:1/500-1/60", .exposure, [0.002, 0.008, 0.01667], [0.001, 0.033]),
            ("exposure:>=1s", .exposure, [1, 30], [0.5]),
            ("exposure:20ms", .exposure, [0.02], [0.04]),
            ("megapixels:12", .megapixels, [12.2, 11.9], [10, 12.6]),
            ("ratio:16:9", .ratio, [16.0 / 9, 1366.0 / 768], [1.5, 1.6]),
            ("ratio:1.5", .ratio, [1.5, 6016.0 / 4000], [1.6, 1.4]),
            ("ratio:4:3-16:9", .ratio, [4.0 / 3, 1.5, 16.0 / 9], [1.2, 2]),
            ("ratio:>1", .ratio, [1.2], [1, 0.9]),
            ("size:2MB", .size, [2e6, 1.8e6, 2.2e6], [1e6, 3e6]),
        ] as [(String, NumberField, [Double], [Double])])
    func otherNumbersMeetWhatTheyStandFor(
        text: String, field: NumberField, inside: [Double], outside: [Double]
    ) throws {
        let (found, range) = try range(text)
        #expect(found == field)
        for value in inside { #expect(range.holds(value), "\(value)") }
        for value in outside { #expect(!range.holds(value), "\(value)") }
    }

    @Test func listsMeanAnyOfThem() throws {
        let exactly = { (value: Double) in
            Condition.number(
                .iso, NumberRange(lower: .init(value, isIncluded: true), upper: .init(value, isIncluded: true)))
        }
        #expect(try Query.parse("iso:100,200|400").filter == .any([exactly(100), exactly(200), exactly(400)]))
    }
}

extension NumberRange {
    fileprivate func holds(_ value: Double) -> Bool {
        if let lower, lower.isIncluded ? value < lower.value : value <= lower.value { return false }
        if let upper, upper.isIncluded ? value > upper.value : value >= upper.value { return false }
        return true
    }
}
