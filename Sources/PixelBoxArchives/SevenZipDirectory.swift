/// The packed directory at the end of a 7z, looked at before libarchive unpacks all of it into memory.
struct SevenZipDirectory {
    static let signature: [UInt8] = [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]

    /// Unpacked size in bytes, as the file states it.
    let unpackedSize: UInt64

    private static let maxPackedSize: UInt64 = 64 << 20

    /// Reads how large the directory is; nil where the file is no 7z or is not to be understood.
    init?(_ file: any RandomAccess) throws {
        let head = try file.bytes(at: 0, count: 32)
        guard head.starts(with: Self.signature),
            let offset = head.littleEndian(UInt64.self, at: 12), let size = head.littleEndian(UInt64.self, at: 20)
        else { return nil }
        guard size <= Self.maxPackedSize, let start = Int64(exactly: offset), start < file.length - 32 else {
            unpackedSize = size
            return
        }
        var fields = Fields(bytes: try file.bytes(at: start + 32, count: Int(size)))
        guard fields.byte() == 0x17 else {
            unpackedSize = size
            return
        }
        guard let unpacked = fields.unpackedSizeOfPackedDirectory() else { return nil }
        unpackedSize = unpacked
    }

    /// Reads the numbers of a 7z, front to back.
    private struct Fields {
        private var rest: ArraySlice<UInt8>

        init(bytes: [UInt8]) { rest = bytes[...] }

        mutating func byte() -> UInt8? { rest.popFirst() }

        /// A number whose first byte tells by its leading ones how many bytes follow.
        mutating func number() -> UInt64? {
            guard let first = byte() else { return nil }
            var value: UInt64 = 0
            for index in 0..<8 {
                let mask = UInt8(0x80) >> index
                if first & mask == 0 {
                    let (high, overflow) = UInt64(first & (mask &- 1)).multipliedReportingOverflow(by: 1 << (8 * index))
                    return overflow ? nil : value | high
                }
                guard let next = byte() else { return nil }
                value |= UInt64(next) << (8 * index)
            }
            return value
        }

        /// The sum of the sizes that come out of the coders of the directory.
        mutating func unpackedSizeOfPackedDirectory() -> UInt64? {
            // Where the packed directory lies, and its size.
            guard byte() == 0x06, number() != nil, let streams = number(), streams <= 8 else { return nil }
            guard byte() == 0x09 else { return nil }
            for _ in 0..<streams { guard number() != nil else { return nil } }
            var tag = byte()
            if tag == 0x0A {
                guard byte() == 1 else { return nil }
                rest = rest.dropFirst(4 * Int(streams))
                tag = byte()
            }
            guard tag == 0 else { return nil }
            // How it is packed.
            guard byte() == 0x07, byte() == 0x0B, number() == 1, byte() == 0 else { return nil }
            guard let coders = number(), (1...8).contains(coders) else { return nil }
            var inputs: UInt64 = 0
            var outputs: UInt64 = 0
            for _ in 0..<coders {
                guard let flags = byte() else { return nil }
                rest = rest.dropFirst(Int(flags & 0x0F))
                if flags & 0x10 != 0 {
                    guard let coderInputs = number(), let coderOutputs = number(), coderInputs <= 8, coderOutputs <= 8
                    else { return nil }
                    inputs += coderInputs
                    outputs += coderOutputs
                } else {
                    inputs += 1
                    outputs += 1
                }
                if flags & 0x20 != 0 {
                    guard let size = number(), size <= rest.count else { return nil }
                    rest = rest.dropFirst(Int(size))
                }
            }
            guard outputs >= 1 else { return nil }
            for _ in 1..<max(outputs, 1) { guard number() != nil, number() != nil else { return nil } }
            if inputs > outputs - 1, inputs - (outputs - 1) > 1 {
                for _ in 0..<(inputs - (outputs - 1)) { guard number() != nil else { return nil } }
            }
            guard byte() == 0x0C else { return nil }
            var sum: UInt64 = 0
            for _ in 0..<outputs {
                guard let size = number() else { return nil }
                sum = sum.addingReportingOverflow(size).overflow ? .max : sum + size
            }
            return sum
        }
    }
}
