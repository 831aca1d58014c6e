import Foundation

/// The named texts in an ONNX file (`metadata_props`), read without loading the model.
///
/// An ONNX file is one protobuf message. The fields that are not asked for, the weights among them, are stepped over.
package struct ModelMetadata {
    private static let propertiesField = 14
    private var texts: [String: String] = [:]

    /// Reads the texts of one file.
    package init(file: String) throws(InferenceError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe)
        } catch {
            throw InferenceError(.modelMissing, file)
        }
        var message = ProtobufReader(data)
        while let field = message.next() {
            guard field.number == Self.propertiesField else { continue }
            var entry = ProtobufReader(field.bytes)
            var key = ""
            var value = ""
            while let part = entry.next() {
                switch part.number {
                case 1: key = String(decoding: part.bytes, as: UTF8.self)
                case 2: value = String(decoding: part.bytes, as: UTF8.self)
                default: break
                }
            }
            texts[key] = value
        }
        guard message.isAtEnd else { throw InferenceError(.damaged, file) }
    }

    /// The text of a name; nil where the file has none.
    package subscript(key: String) -> String? { texts[key] }
}

/// Steps through the fields of one protobuf message; stops where the bytes make no sense.
private struct ProtobufReader {
    struct Field {
        let number: Int
        /// Empty for fields that are numbers.
        let bytes: Data
    }

    private let data: Data
    private var position: Data.Index

    init(_ data: Data) {
        self.data = data
        position = data.startIndex
    }

    var isAtEnd: Bool { position == data.endIndex }

    mutating func next() -> Field? {
        let start = position
        guard let tag = varint(), let length = payloadLength(wireType: tag & 7), length <= data.endIndex - position
        else {
            position = start
            return nil
        }
        let bytes = data[position..<position + length]
        position += length
        return Field(number: Int(tag >> 3), bytes: bytes)
    }

    private mutating func payloadLength(wireType: UInt64) -> Int? {
        switch wireType {
        case 0: varint().map { _ in 0 }
        case 1: 8
        case 2: varint().flatMap { Int(exactly: $0) }
        case 5: 4
        default: nil
        }
    }

    private mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard position < data.endIndex else { return nil }
            let byte = data[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte & 0x80 == 0 { return value }
        }
        return nil
    }
}
