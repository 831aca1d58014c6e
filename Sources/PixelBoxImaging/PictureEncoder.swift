internal import CImaging

/// Encodes as JPEG; transparent parts are laid over a neutral grey.
package func encodeJPEG(_ pixels: Pixels, quality: Int) throws(DecodeError) -> [UInt8] {
    let opaque = pixels.flattened()
    return try encoded(opaque) { bytes, out in
        pb_jpeg_write(bytes, Int32(opaque.width), Int32(opaque.height), Int32(quality), &out)
    }
}

/// Encodes as PNG.
package func encodePNG(_ pixels: Pixels) throws(DecodeError) -> [UInt8] {
    try encoded(pixels) { bytes, out in
        pb_png_write(bytes, Int32(pixels.width), Int32(pixels.height), Int32(pixels.channels), &out)
    }
}

/// Encodes RGBA as WebP with the least effort; for thumbnails.
func encodeWebP(_ pixels: Pixels, quality: Int) throws(DecodeError) -> [UInt8] {
    try encoded(pixels) { bytes, out in
        pb_webp_write(bytes, Int32(pixels.width), Int32(pixels.height), Int32(quality), &out)
    }
}

extension Pixels {
    /// RGB: transparent parts are laid over a neutral grey.
    package func flattened() -> Pixels {
        guard channels == 4 else { return self }
        let count = width * height
        let rgb = [UInt8](unsafeUninitializedCapacity: count * 3) { buffer, filled in
            if let base = buffer.baseAddress { pb_flatten(bytes, base, count) }
            filled = count * 3
        }
        return Pixels(width: width, height: height, channels: 3, bytes: rgb)
    }
}

private func encoded(
    _ pixels: Pixels,
    with write: (UnsafePointer<UInt8>, inout pb_bytes) -> pb_status
) throws(DecodeError) -> [UInt8] {
    guard Imaging.isStarted else { throw DecodeError(reason: .unsupported, detail: "libvips does not start") }
    var out = pb_bytes()
    defer { pb_bytes_free(&out) }
    let status = pixels.bytes.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { write($0, &out) } ?? PB_EMPTY
    }
    guard status == PB_OK else { throw DecodeError(status, detail: "while encoding") }
    return [UInt8](UnsafeBufferPointer(start: out.bytes, count: out.length))
}
