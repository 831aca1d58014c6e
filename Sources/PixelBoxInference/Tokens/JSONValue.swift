/// A JSON text as a tree. Tokenizer files hold half a million strings, and their keys may differ only in how Unicode composes
/// them: members stay in order, and nothing is put into a dictionary by its text.
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    /// The tree of a text; nil if it is not JSON.
    init?(parsing bytes: [UInt8]) {
        let tree = bytes.withUnsafeBufferPointer { buffer -> JSONValue? in
            var reader = JSONReader(bytes: buffer)
            return reader.whole()
        }
        guard let tree else { return nil }
        self = tree
    }

    /// A member of an object.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == name }?.value
    }

    var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    var number: Double? {
        if case .number(let number) = self { return number }
        return nil
    }

    var integer: Int? { number.flatMap { Int(exactly: $0) } }

    var bool: Bool? {
        if case .bool(let bool) = self { return bool }
        return nil
    }

    var array: [JSONValue]? {
        if case .array(let values) = self { return values }
        return nil
    }

    var members: [(key: String, value: JSONValue)]? {
        if case .object(let members) = self { return members }
        return nil
    }

    /// Whether it is there at all, and not null.
    var isSomething: Bool {
        if case .null = self { return false }
        return true
    }
}
