internal import Foundation

/// Tests the metadata of a picture, a flat JSON object of texts as the library writes it, for a field.
///
/// SQLite's JSON functions take three times as long: they parse all fields, this looks for one.
struct MetadataTest {
    /// The end of a key and the beginning of its value, in lower case. No value can hold it: quotes are escaped there.
    private let key: [UInt8]
    private let value: TextTest?

    init(key: String, value: TextTest?) {
        self.key = (Array(key.utf8) + Array("\":\"".utf8)).map(\.lowercase)
        self.value = value
    }

    /// Whether a field has the key, with or without a prefix that ends with a colon, and the value.
    func isMet(by fields: UnsafeBufferPointer<UInt8>) -> Bool {
        guard fields.count > key.count else { return false }
        for start in 1...(fields.count - key.count) where fields[start].lowercase == key[0] {
            let before = fields[start - 1]
            guard before == UInt8(ascii: "\"") || before == UInt8(ascii: ":"), hasKey(fields, at: start) else {
                continue
            }
            guard let value else { return true }
            if Self.isMet(value, by: Self.text(of: fields, from: start + key.count)) { return true }
        }
        return false
    }

    private func hasKey(_ fields: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        var length = 0
        while length < key.count, fields[start + length].lowercase == key[length] { length += 1 }
        return length == key.count
    }

    /// What stands before the next quote that is not escaped.
    private static func text(of fields: UnsafeBufferPointer<UInt8>, from start: Int) -> UnsafeBufferPointer<UInt8> {
        var end = start
        while end < fields.count, fields[end] != UInt8(ascii: "\"") {
            end += fields[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        return UnsafeBufferPointer(rebasing: fields[start..<min(end, fields.count)])
    }

    private static func isMet(_ test: TextTest, by text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.contains(UInt8(ascii: "\\")) else { return test.isMet(by: text) }
        let json = Data("\"".utf8) + Data(text) + Data("\"".utf8)
        // What is no JSON text is compared as it stands.
        return test.isMet(
            by: (try? JSONDecoder().decode(String.self, from: json)) ?? String(decoding: text, as: UTF8.self))
    }
}

extension UInt8 {
    /// Of an ASCII letter.
    fileprivate var lowercase: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
