/// Turns the content of a fingerprint into bytes and back.
enum FingerprintCodec {
    private static let version: UInt8 = 3
    /// The same without a miniature.
    private static let olderVersion: UInt8 = 2
    private static let transparentFlag: UInt8 = 1
    private static let shinglesFlag: UInt8 = 2
    private static let framedFlag: UInt8 = 4
    private static let opaqueMiniature: UInt8 = 3
    private static let transparentMiniature: UInt8 = 4
    private static let bytesOfWindow = 8

    static func bytes(_ content: FingerprintContent) -> [UInt8] {
        let flags =
            (content.alpha == nil ? 0 : transparentFlag) | (content.shingles == .none ? 0 : shinglesFlag)
            | (content.framed == nil ? 0 : framedFlag)
        var out: [UInt8] = [version, flags, content.surround]
        append(UInt32(clamping: content.width), to: &out)
        append(UInt32(clamping: content.height), to: &out)
        for edge in content.box { append(edge, to: &out) }
        append(content.colours, to: &out)
        append(content.pixelHash, to: &out)
        append(content.structureHash, to: &out)
        append(content.signs, to: &out)
        for grid in [content.luma, content.blue, content.red] {
            append(UInt16(grid.width), to: &out)
            append(UInt16(grid.height), to: &out)
            out.append(contentsOf: grid.cells)
        }
        if let alpha = content.alpha {
            for start in stride(from: 0, to: alpha.count, by: 4) {
                let four = alpha[start..<min(start + 4, alpha.count)]
                out.append(four.enumerated().reduce(0) { $0 | ($1.element & 3) << UInt8(2 * $1.offset) })
            }
        }
        append(content.miniature, to: &out)
        if let framed = content.framed {
            append(UInt16(framed.width), to: &out)
            append(UInt16(framed.height), to: &out)
            append(framed.miniature, to: &out)
        }
        if flags & shinglesFlag != 0 {
            append(content.shingles.limit, to: &out)
            for window in content.shingles.windows {
                append(window.hash, to: &out)
                append(window.x, to: &out)
                append(window.y, to: &out)
            }
        }
        return out
    }

    /// Nil if the bytes are not whole, or of another version.
    static func content(_ bytes: [UInt8]) -> FingerprintContent? {
        bytes.first == version ? content(ofAnyVersion: bytes) : nil
    }

    /// All but the miniature; nil if the bytes are not whole, or not of the version before.
    static func olderContent(_ bytes: [UInt8]) -> FingerprintContent? {
        bytes.first == olderVersion ? content(ofAnyVersion: bytes) : nil
    }

    private static func content(ofAnyVersion bytes: [UInt8]) -> FingerprintContent? {
        var rest = bytes[...]
        guard let version = rest.popFirst(), let flags = rest.popFirst(), let surround = rest.popFirst(),
            let width = take(UInt32.self, &rest), let height = take(UInt32.self, &rest),
            let left = take(UInt16.self, &rest), let top = take(UInt16.self, &rest),
            let right = take(UInt16.self, &rest), let bottom = take(UInt16.self, &rest),
            let colours = take(UInt16.self, &rest), let pixelHash = take(UInt64.self, &rest),
            let structureHash = take(UInt64.self, &rest), let signs = take(UInt64.self, &rest),
            let luma = takeGrid(&rest), let blue = takeGrid(&rest), let red = takeGrid(&rest)
        else { return nil }
        var content = FingerprintContent()
        (content.width, content.height) = (Int(width), Int(height))
        content.box = [left, top, right, bottom]
        (content.luma, content.blue, content.red) = (luma, blue, red)
        (content.surround, content.colours) = (surround, colours)
        (content.pixelHash, content.structureHash, content.signs) = (pixelHash, structureHash, signs)
        if flags & transparentFlag != 0 {
            let packed = Array(rest.prefix((luma.cells.count + 3) / 4))
            guard packed.count == (luma.cells.count + 3) / 4 else { return nil }
            content.alpha = luma.cells.indices.map { packed[$0 / 4] >> UInt8(2 * ($0 % 4)) & 3 }
            rest = rest.dropFirst(packed.count)
        }
        if version != olderVersion {
            guard let miniature = takeMiniature(&rest) else { return nil }
            content.miniature = miniature
            if flags & framedFlag != 0 {
                guard let width = take(UInt16.self, &rest), let height = take(UInt16.self, &rest),
                    let miniature = takeMiniature(&rest)
                else { return nil }
                content.framed = FingerprintContent.Framed(
                    miniature: miniature, width: Int(width), height: Int(height))
            }
        }
        if flags & shinglesFlag != 0 {
            guard let limit = take(UInt32.self, &rest), rest.count % bytesOfWindow == 0 else { return nil }
            var windows: [Shingles.Window] = []
            while let hash = take(UInt32.self, &rest), let x = take(UInt16.self, &rest),
                let y = take(UInt16.self, &rest)
            {
                windows.append(Shingles.Window(hash: hash, x: x, y: y))
            }
            content.shingles = Shingles(windows: windows, limit: limit)
        }
        return rest.isEmpty ? content : nil
    }

    private static func append(_ value: some FixedWidthInteger, to out: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { out.append(contentsOf: $0) }
    }

    private static func take<Value: FixedWidthInteger>(_: Value.Type, _ rest: inout ArraySlice<UInt8>) -> Value? {
        let size = MemoryLayout<Value>.size
        guard rest.count >= size else { return nil }
        let value = rest.prefix(size).reversed().reduce(Value(0)) { $0 << 8 | Value($1) }
        rest = rest.dropFirst(size)
        return value
    }

    private static func append(_ miniature: Miniature, to out: inout [UInt8]) {
        let planes = miniature.isTransparent ? transparentMiniature : opaqueMiniature
        out.append(contentsOf: [UInt8(miniature.width), UInt8(miniature.height), planes])
        out.append(contentsOf: miniature.bytes)
    }

    private static func takeMiniature(_ rest: inout ArraySlice<UInt8>) -> Miniature? {
        guard let width = rest.popFirst(), let height = rest.popFirst(), let planes = rest.popFirst(),
            1...Miniature.edge ~= Int(width), 1...Miniature.edge ~= Int(height),
            opaqueMiniature...transparentMiniature ~= planes
        else { return nil }
        let bytes = Array(rest.prefix(Int(planes) * Int(width) * Int(height)))
        rest = rest.dropFirst(bytes.count)
        return Miniature(
            width: Int(width), height: Int(height), isTransparent: planes == transparentMiniature, bytes: bytes)
    }

    private static func takeGrid(_ rest: inout ArraySlice<UInt8>) -> FingerprintContent.ByteGrid? {
        guard let width = take(UInt16.self, &rest), let height = take(UInt16.self, &rest) else { return nil }
        let count = Int(width) * Int(height)
        guard count > 0, count <= 2 * FingerprintContent.lumaCells, rest.count >= count else { return nil }
        let cells = Array(rest.prefix(count))
        rest = rest.dropFirst(count)
        return FingerprintContent.ByteGrid(width: Int(width), height: Int(height), cells: cells)
    }
}
