internal import CImaging

extension PictureInput {
    /// All bytes of the picture.
    func read(limits: DecodeLimits) throws(DecodeError) -> [UInt8] {
        switch self {
        case .bytes(let bytes): return bytes
        case .file(let path): return try Self.contents(of: path, limits: limits)
        }
    }

    private static func contents(of path: [UInt8], limits: DecodeLimits) throws(DecodeError) -> [UInt8] {
        var file: Int32 = -1
        var size: Int64 = 0
        let status = path.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { letters in
            // The closing zero is put behind the path here.
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: letters.count + 1) { name in
                _ = name.initialize(fromContentsOf: letters)
                name.initializeElement(at: letters.count, to: 0)
                return name.baseAddress.map { pb_file_open($0, Int64(limits.maxFileBytes), &file, &size) }
            }
        }
        guard status == PB_OK else { throw DecodeError(status ?? PB_UNREADABLE) }
        var got: Int64 = -1
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, filled in
            if let base = buffer.baseAddress { got = pb_file_read(file, base, size) }
            filled = Int(max(0, got))
        }
        guard got >= 0 else { throw DecodeError(reason: .unreadable) }
        return bytes
    }
}
