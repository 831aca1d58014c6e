/// Numbers out of bytes that nobody vouches for: reading past the end gives nil.
struct ByteReader {
    enum Order { case little, big }

    let bytes: [UInt8]
    var order: Order = .big

    /// The bytes from there on, if all of them are there.
    func slice(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
        return bytes[offset..<offset + count]
    }

    /// An unsigned number of up to eight bytes.
    func unsigned(at offset: Int, bytes count: Int) -> UInt64? {
        guard let slice = slice(at: offset, count: count) else { return nil }
        return order == .big
            ? slice.reduce(0) { $0 << 8 | UInt64($1) }
            : slice.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    func u16(at offset: Int) -> Int? { unsigned(at: offset, bytes: 2).map { Int($0) } }
    func u32(at offset: Int) -> Int? { unsigned(at: offset, bytes: 4).map { Int($0) } }
}
