/// A small scanner for the XML of metadata: elements, attributes and text. It knows no document types and no external
/// entities, so that there is nothing in them to be afraid of.
struct XMLScanner {
    enum Event {
        case start(name: String, attributes: [(name: String, value: String)], isEmpty: Bool)
        case end
        case text(String)
    }

    private let bytes: ArraySlice<UInt8>
    private var at: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    /// The next event, or nil at the end.
    mutating func next() -> Event? {
        while at < bytes.endIndex {
            guard bytes[at] == UInt8(ascii: "<") else {
                let start = at
                skip(to: "<")
                return .text(Self.decoded(bytes[start..<at]))
            }
            if looking(at: "<!--") {
                skip(past: "-->")
            } else if looking(at: "<![CDATA[") {
                let start = at + 9
                skip(past: "]]>")
                return .text(MetadataText.text(bytes[start..<max(start, at - 3)]) ?? "")
            } else if looking(at: "<?") {
                skip(past: "?>")
            } else if looking(at: "<!") {
                skip(past: ">")
            } else if looking(at: "</") {
                skip(past: ">")
                return .end
            } else {
                return element()
            }
        }
        return nil
    }

    private mutating func element() -> Event? {
        at += 1
        let name = word()
        var attributes: [(String, String)] = []
        while at < bytes.endIndex {
            skipSpace()
            if looking(at: "/>") {
                at += 2
                return .start(name: name, attributes: attributes, isEmpty: true)
            }
            if looking(at: ">") {
                at += 1
                return .start(name: name, attributes: attributes, isEmpty: false)
            }
            let attribute = word()
            skipSpace()
            guard looking(at: "=") else {
                if attribute.isEmpty { at += 1 }
                continue
            }
            at += 1
            skipSpace()
            guard looking(at: "\"") || looking(at: "'") else { continue }
            let quote = bytes[at]
            at += 1
            let start = at
            while at < bytes.endIndex, bytes[at] != quote { at += 1 }
            if attributes.count < 500 { attributes.append((attribute, Self.decoded(bytes[start..<at]))) }
            at = min(at + 1, bytes.endIndex)
        }
        return nil
    }

    private mutating func word() -> String {
        let start = at
        while at < bytes.endIndex, bytes[at] > 32, !"<>=/\"'".utf8.contains(bytes[at]) { at += 1 }
        return String(decoding: bytes[start..<at].prefix(200), as: UTF8.self)
    }

    private mutating func skipSpace() {
        while at < bytes.endIndex, bytes[at] <= 32 { at += 1 }
    }

    private mutating func skip(to letter: Unicode.Scalar) {
        while at < bytes.endIndex, bytes[at] != UInt8(ascii: letter) { at += 1 }
    }

    private mutating func skip(past mark: StaticString) {
        while at < bytes.endIndex, !looking(at: mark) { at += 1 }
        at = min(at + mark.utf8CodeUnitCount, bytes.endIndex)
    }

    private func looking(at mark: StaticString) -> Bool {
        let count = mark.utf8CodeUnitCount
        guard count <= bytes.endIndex - at else { return false }
        for index in 0..<count where bytes[at + index] != mark.utf8Start[index] { return false }
        return true
    }

    /// With the five named entities and numbered characters put in.
    private static func decoded(_ raw: ArraySlice<UInt8>) -> String {
        guard raw.contains(UInt8(ascii: "&")) else { return String(decoding: raw, as: UTF8.self) }
        var text = ""
        for (index, part) in raw.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = part.prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
                text += (index > 0 ? "&" : "") + String(decoding: part, as: UTF8.self)
                continue
            }
            let name = String(decoding: part[..<end], as: UTF8.self)
            text += character(named: name) ?? "&\(name);"
            text += String(decoding: part[(end + 1)...], as: UTF8.self)
        }
        return text
    }

    private static func character(named name: String) -> String? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.hasPrefix("#") else { return nil }
            let number = name.dropFirst().lowercased()
            let value = number.hasPrefix("x") ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
            return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
        }
    }
}
