internal import PixelBoxStore

/// Turns the values of a field into what they demand.
struct FieldParser {
    let field: QueryField
    let today: CalendarDay

    /// One of several values is enough.
    func node(_ values: [FieldValue], _ range: Range<Int>) throws(QueryError) -> QueryNode {
        for value in values where value.text.allSatisfy(\.isWhitespace) {
            throw QueryError(range.lowerBound) { "\(field.name): \($0) needs a value right behind it: \(example)" }
        }
        switch field {
        case .like: return .like(values[0].text, range)
        case .show: return .show(values[0].text, range)
        case .anywhere: return values[0].isQuoted ? .phrase(values[0].text, range) : .word(values[0].text, range)
        case .metadata: return .field(metadata(values), range)
        default:
            var conditions: [Condition] = []
            for value in values { conditions.append(try condition(value)) }
            return .field(conditions.count == 1 ? conditions[0] : .any(conditions), range)
        }
    }

    private func condition(_ value: FieldValue) throws(QueryError) -> Condition {
        switch field {
        case .text(let text): return condition(text, pattern(value))
        case .number(let field, let bound):
            guard let range = NumberSyntax(field: field).range(value.text, bound: bound) else { throw misfit(value) }
            return .number(field, range)
        case .date(let bound):
            guard let span = DateSyntax(today: today).span(value.text, bound: bound) else { throw misfit(value) }
            return .date(span)
        case .near:
            guard let circle = GeoCircle(syntax: value.text) else { throw misfit(value) }
            return .near(circle)
        case .state:
            guard let state = PictureState(word: value.text.lowercased()) else { throw misfit(value) }
            return .state(state)
        case .metadata, .like, .show, .anywhere:
            throw misfit(value)
        }
    }

    private func condition(_ text: QueryField.Text, _ pattern: TextPattern) -> Condition {
        switch text {
        case .name: .name(pattern)
        case .path: .path(pattern)
        case .inside: .inside(pattern)
        case .text: .text(pattern)
        case .tag: .tag(pattern)
        case .camera: .camera(pattern)
        case .lens: .lens(pattern)
        case .format: .format(pattern)
        }
    }

    /// Stars and question marks are wildcards unless quoted; in texts and tags, quotes mean whole words.
    private func pattern(_ value: FieldValue) -> TextPattern {
        if value.isQuoted {
            return field == .text(.text) || field == .text(.tag) ? .exact(value.text) : .part(value.text)
        }
        return value.text.contains { $0 == "*" || $0 == "?" } ? .glob(value.text) : .part(value.text)
    }

    /// `Make:canon`, `exif:Make:canon` and `xmp:dc:title:sunset`: the key may carry its own prefixes.
    private func metadata(_ values: [FieldValue]) -> Condition {
        let parts = values[0].text.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
        let prefixes = ["exif": 1, "iptc": 1, "xmp": 2]
        let keyLength = min(parts.count, 1 + (prefixes[parts[0].lowercased()] ?? 0))
        let key = parts[..<keyLength].joined(separator: ":")
        let first = parts[keyLength...].joined(separator: ":")
        let alternatives = ([first] + values.dropFirst().map(\.text)).map { text in
            FieldValue(text: text, isQuoted: values[0].isQuoted, position: values[0].position)
        }
        let conditions = alternatives.map { Condition.metadata(key: key, value: $0.text.isEmpty ? nil : pattern($0)) }
        return conditions.count == 1 ? conditions[0] : .any(conditions)
    }

    private func misfit(_ value: FieldValue) -> QueryError {
        QueryError(value.position) { "\"\(value.text)\" \($0) does not fit \(field.name): it takes \(example)" }
    }

    private var example: String {
        switch field {
        case .text(.format): "for example png or gif,webp"
        case .text(.inside): "for example holidays or *.zip"
        case .text: "for example word or \"two words\""
        case .number(let field, nil): NumberSyntax(field: field).example
        case .number(_, .some): "a number"
        case .date: "for example 2021, 2021-05, 2021-05-03, >2020, 2019-2021, today or \"last week\""
        case .near: "latitude,longitude,distance, for example 48.2,16.37,5km"
        case .state: PictureState.allCases.map(\.rawValue).joined(separator: ", ")
        case .metadata: "for example Make:canon"
        case .show: "for example \"a dog on a beach\""
        case .like: "for example picture.jpg or #12"
        case .anywhere: "for example word"
        }
    }
}

extension PictureState {
    /// Usual other words are understood.
    fileprivate init?(word: String) {
        let others: [String: PictureState] = [
            "alpha": .transparent, "archive": .archived, "duplicates": .duplicate, "broken": .unreadable,
            "partial": .damaged,
        ]
        guard let state = PictureState(rawValue: word) ?? others[word] else { return nil }
        self = state
    }
}

extension GeoCircle {
    /// `48.2,16.37,5km`; without a distance, 5 km around.
    fileprivate init?(syntax: String) {
        let parts = syntax.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        guard (2...3).contains(parts.count), let latitude = Double(parts[0]), let longitude = Double(parts[1]),
            abs(latitude) <= 90, abs(longitude) <= 180
        else { return nil }
        var kilometres = 5.0
        if parts.count == 3 {
            let unit = parts[2].drop { $0.isNumber || $0 == "." }.lowercased()
            let factors = ["": 1, "km": 1, "m": 0.001, "mi": 1.609344]
            guard let factor = factors[unit], let number = Double(parts[2].dropLast(unit.count)), number >= 0 else {
                return nil
            }
            kilometres = number * factor
        }
        self.init(latitude: latitude, longitude: longitude, kilometres: kilometres)
    }
}
