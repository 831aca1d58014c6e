internal import PixelBoxStore

/// A field of the query language.
enum QueryField: Equatable {
    /// Fields whose value is text.
    enum Text: String, CaseIterable {
        case name, path, inside = "in", text, tag, camera, lens, format
    }

    /// Which end of a range a field of the first PixelBox sets.
    enum Bound: Equatable {
        case least, most
    }

    case text(Text)
    case number(NumberField, Bound?)
    case date(Bound?)
    case near, state, metadata, show, like
    /// Free words, as a field: what the first PixelBox called `all:`.
    case anywhere

    /// The field of a name in lower case; other usual names and those of the first PixelBox are understood.
    init?(name: String) {
        if let field = Self.names[name] {
            self = field
            return
        }
        for (prefix, bound) in [("min_", Bound.least), ("max_", .most)] where name.hasPrefix(prefix) {
            switch Self.names[String(name.dropFirst(prefix.count))] {
            case .number(let field, nil): self = .number(field, bound)
            case .date(nil): self = .date(bound)
            default: return nil
            }
            return
        }
        return nil
    }

    /// Its usual name.
    var name: String {
        switch self {
        case .text(let field): field.rawValue
        case .number(let field, _): Self.numberNames[field] ?? field.rawValue
        case .date: "date"
        case .near: "near"
        case .state: "is"
        case .metadata: "exif"
        case .show: "show"
        case .like: "like"
        case .anywhere: "all"
        }
    }

    /// Whether its value is a number or a date, so that it can be compared.
    var isMeasured: Bool {
        switch self {
        case .number, .date: true
        default: false
        }
    }

    /// What may stand between several values, of which one is enough; text may have commas in it.
    var separators: [Character] {
        switch self {
        case .near, .show, .like, .anywhere: []
        case .text(.tag), .text(.format), .number, .date, .state: ["|", ","]
        case .text, .metadata: ["|"]
        }
    }

    /// The known field that an unknown name was most likely meant to be.
    static func suggestion(for name: String) -> String? {
        guard name.count >= 3 else { return nil }
        let allowed = name.count >= 5 ? 2 : 1
        let candidates = names.keys.filter { $0.count >= 3 } + ["min_width", "max_width", "min_height", "max_height"]
        let distances = candidates.map { ($0, name.editDistance(to: $0)) }.filter { $0.1 <= allowed }
        return distances.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    private static let numberNames: [NumberField: String] = [.aperture: "f", .focalLength: "focal"]

    private static let names: [String: QueryField] = [
        "name": .text(.name), "filename": .text(.name), "file": .text(.name),
        "path": .text(.path),
        "in": .text(.inside), "folder": .text(.inside), "archive": .text(.inside),
        "text": .text(.text), "ocr": .text(.text),
        "tag": .text(.tag), "tags": .text(.tag),
        "camera": .text(.camera), "lens": .text(.lens),
        "format": .text(.format), "ext": .text(.format), "type": .text(.format),
        "iso": .number(.iso, nil),
        "f": .number(.aperture, nil), "aperture": .number(.aperture, nil),
        "focal": .number(.focalLength, nil), "focallength": .number(.focalLength, nil),
        "exposure": .number(.exposure, nil), "shutter": .number(.exposure, nil),
        "width": .number(.width, nil), "height": .number(.height, nil),
        "megapixels": .number(.megapixels, nil), "mp": .number(.megapixels, nil),
        "ratio": .number(.ratio, nil), "aspect": .number(.ratio, nil),
        "size": .number(.size, nil), "filesize": .number(.size, nil),
        "rating": .number(.rating, nil), "stars": .number(.rating, nil),
        "date": .date(nil), "taken": .date(nil),
        "near": .near, "is": .state, "exif": .metadata, "metadata": .metadata,
        "show": .show, "like": .like, "similar": .like, "all": .anywhere,
    ]
}

extension String {
    /// How many letters have to be changed, left out, put in or swapped with their neighbour (optimal alignment).
    fileprivate func editDistance(to other: String) -> Int {
        let (one, two) = (Array(utf8), Array(other.utf8))
        guard abs(one.count - two.count) <= 2 else { return .max }
        var rows = [Array(0...two.count)]
        for i in one.indices {
            var row = [i + 1]
            for j in two.indices {
                let change = rows[i][j] + (one[i] == two[j] ? 0 : 1)
                var best = Swift.min(change, rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, one[i] == two[j - 1], one[i - 1] == two[j] {
                    best = Swift.min(best, rows[i - 1][j - 1] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[one.count][two.count]
    }
}
