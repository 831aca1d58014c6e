/// A colour profile whose red and green are those of sRGB exchanged; nobody has it, so it cannot be mistaken.
enum Profile {
    static let exchanged: [UInt8] = {
        let primaries: [(String, [Double])] = [
            ("rXYZ", [0.3851, 0.7169, 0.0971]), ("gXYZ", [0.4361, 0.2225, 0.0139]), ("bXYZ", [0.1431, 0.0606, 0.7141]),
        ]
        var tags: [(String, [UInt8])] = primaries.map { name, values in
            (name, Array("XYZ ".utf8) + [0, 0, 0, 0] + values.flatMap { Bytes.big(Int($0 * 65536), 4) })
        }
        let gamma = Array("curv".utf8) + [0, 0, 0, 0] + Bytes.big(1, 4) + Bytes.big(Int(2.2 * 256), 2) + [0, 0]
        tags += ["rTRC", "gTRC", "bTRC"].map { ($0, gamma) }
        var table = Bytes.big(tags.count, 4)
        var data: [UInt8] = []
        for (name, content) in tags {
            table +=
                Array(name.utf8) + Bytes.big(128 + 4 + 12 * tags.count + data.count, 4) + Bytes.big(content.count, 4)
            data += content
        }
        var head = Bytes.big(128 + table.count + data.count, 4) + [UInt8](repeating: 0, count: 124)
        head.replaceSubrange(8..<24, with: Array("\u{2}@\0\0mntrRGB XYZ ".utf8))
        head.replaceSubrange(36..<40, with: Array("acsp".utf8))
        return head + table + data
    }()
}
