/// The last record of a zip, which says where the directory is.
struct ZipEnd {
    let directoryStart: UInt64
    let directorySize: UInt64
    let statedCount: UInt64
    /// How far everything lies behind the place where the zip believes it to be, because of bytes in front of it.
    let shift: UInt64

    init?(_ file: any RandomAccess) throws {
        let tailStart = max(0, file.length - (1 << 16) - 64)
        let tail = try file.bytes(at: tailStart, count: Int(file.length - tailStart))
        var candidate = tail.count - 22
        while candidate >= 0 {
            if tail[candidate] == 0x50, tail[candidate...].starts(with: [0x50, 0x4B, 0x05, 0x06]) { break }
            candidate -= 1
        }
        guard candidate >= 0,
            var count = tail.littleEndian(UInt16.self, at: candidate + 10).map(UInt64.init),
            var size = tail.littleEndian(UInt32.self, at: candidate + 12).map(UInt64.init),
            var offset = tail.littleEndian(UInt32.self, at: candidate + 16).map(UInt64.init)
        else { return nil }
        var directoryEnd = UInt64(tailStart) + UInt64(candidate)
        if candidate >= 20, tail[(candidate - 20)...].starts(with: [0x50, 0x4B, 0x06, 0x07]),
            let place = tail.littleEndian(UInt64.self, at: candidate - 12), place < directoryEnd
        {
            let record = try file.bytes(at: Int64(place), count: 56)
            if record.starts(with: [0x50, 0x4B, 0x06, 0x06]),
                let wideCount = record.littleEndian(UInt64.self, at: 32),
                let wideSize = record.littleEndian(UInt64.self, at: 40),
                let wideOffset = record.littleEndian(UInt64.self, at: 48)
            {
                (count, size, offset) = (wideCount, wideSize, wideOffset)
                directoryEnd = place
            }
        }
        guard size <= directoryEnd, offset <= directoryEnd - size else { return nil }
        directoryStart = directoryEnd - size
        directorySize = size
        statedCount = count
        shift = directoryStart - offset
    }
}
