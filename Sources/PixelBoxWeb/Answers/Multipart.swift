/// A form as browsers and curl send files in (RFC 7578).
package struct Multipart {
    /// One field of the form.
    package struct Part: Equatable {
        package let name: String
        package let bytes: [UInt8]

        /// A field with its content.
        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    package let parts: [Part]

    /// Nil if the body is not what its type says.
    package init?(_ body: [UInt8], contentType: String) {
        guard let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else {
            return nil
        }
        // Every delimiter but the first follows a line break.
        let delimiter = Array("\r\n--\(boundary)".utf8)
        guard body.starts(with: delimiter.dropFirst(2)) else { return nil }
        var start = delimiter.count - 2
        var parts: [Part] = []
        while let end = body.firstRange(of: delimiter, from: start) {
            guard let gap = body.firstRange(of: Array("\r\n\r\n".utf8), from: start), gap + 4 <= end else { return nil }
            let head = String(decoding: body[start..<gap], as: UTF8.self)
            let name = head.split(separator: "\r\n").lazy.filter { $0.lowercased().hasPrefix("content-disposition:") }
                .compactMap { Self.parameter("name", of: $0) }.first
            parts.append(Part(name: name ?? "", bytes: Array(body[(gap + 4)..<end])))
            start = end + delimiter.count
        }
        guard body[start...].starts(with: "--".utf8) else { return nil }
        self.parts = parts
    }

    /// The value of `; name="value"` in a header.
    private static func parameter(_ name: String, of header: some StringProtocol) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, String(pair[0]).filter({ !$0.isWhitespace }).lowercased() == name else { continue }
            return String(pair[1]).filter { $0 != "\"" }
        }
        return nil
    }
}

extension [UInt8] {
    /// Where a short pattern first begins, at `start` or later.
    fileprivate func firstRange(of pattern: [UInt8], from start: Int) -> Int? {
        withUnsafeBufferPointer { bytes in
            var index = start
            while index + pattern.count <= bytes.count {
                if bytes[index] == pattern[0], (1..<pattern.count).allSatisfy({ bytes[index + $0] == pattern[$0] }) {
                    return index
                }
                index += 1
            }
            return nil
        }
    }
}
