/// Builds EXIF blocks entry by entry.
struct ExifBlock {
    enum Value {
        case ascii(String)
        case short(Int)
        case long(Int)
        case rationals([(Int, Int)])
        case undefined([UInt8])
    }

    var isLittle = true
    var image: [(Int, Value)] = []
    var exif: [(Int, Value)] = []
    var gps: [(Int, Value)] = []

    /// The block, from its byte order mark on.
    var bytes: [UInt8] {
        let head = (isLittle ? Array("II".utf8) : Array("MM".utf8)) + number(42, 2) + number(8, 4)
        // Pointers are longs, so their size is known before their values.
        let pointers = (exif.isEmpty ? 0 : 1) + (gps.isEmpty ? 0 : 1)
        let first = directory(image + Array(repeating: (0x8769, .long(0)), count: pointers), at: 8)
        let exifAt = 8 + first.count
        let exifBytes = exif.isEmpty ? [] : directory(exif, at: exifAt)
        let gpsAt = exifAt + exifBytes.count
        var entries = image
        if !exif.isEmpty { entries.append((0x8769, .long(exifAt))) }
        if !gps.isEmpty { entries.append((0x8825, .long(gpsAt))) }
        return head + directory(entries, at: 8) + exifBytes + (gps.isEmpty ? [] : directory(gps, at: gpsAt))
    }

    private func number(_ value: Int, _ count: Int) -> [UInt8] {
        isLittle ? Bytes.little(value, count) : Bytes.big(value, count)
    }

    private func directory(_ entries: [(Int, Value)], at offset: Int) -> [UInt8] {
        var table = number(entries.count, 2)
        var data: [UInt8] = []
        let dataAt = offset + 2 + 12 * entries.count + 4
        for (tag, value) in entries {
            let (type, count, bytes) = encoded(value)
            table += number(tag, 2) + number(type, 2) + number(count, 4)
            if bytes.count <= 4 {
                table += bytes + Array(repeating: 0, count: 4 - bytes.count)
            } else {
                table += number(dataAt + data.count, 4)
                data += bytes + (bytes.count % 2 == 1 ? [0] : [])
            }
        }
        return table + number(0, 4) + data
    }

    private func encoded(_ value: Value) -> (type: Int, count: Int, bytes: [UInt8]) {
        switch value {
        case .ascii(let text): (2, text.utf8.count + 1, Array(text.utf8) + [0])
        case .short(let value): (3, 1, number(value, 2))
        case .long(let value): (4, 1, number(value, 4))
        case .rationals(let values): (5, values.count, values.flatMap { number($0.0, 4) + number($0.1, 4) })
        case .undefined(let bytes): (7, bytes.count, bytes)
        }
    }
}
