/// Several sources as if they were one behind the other.
final class JoinedBytes: RandomAccess {
    private let parts: [any RandomAccess]
    let length: Int64

    init(_ parts: [any RandomAccess]) {
        self.parts = parts
        length = parts.reduce(0) { $0 + $1.length }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws -> Int {
        var start: Int64 = 0
        var filled = 0
        for part in parts where filled < buffer.count {
            let position = offset + Int64(filled) - start
            start += part.length
            guard position >= 0, position < part.length else { continue }
            // Not more than the part had when it was opened, or what follows would shift.
            let count = min(buffer.count - filled, Int(clamping: part.length - position))
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + count])
            let read = try part.read(into: room, at: position)
            filled += read
            if read < count { break }
        }
        return filled
    }
}
