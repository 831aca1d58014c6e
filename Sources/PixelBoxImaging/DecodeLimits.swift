/// What a single picture may cost; anything beyond is refused after reading its header.
package struct DecodeLimits: Sendable {
    /// Width × height of one frame.
    package var maxPixels = 200_000_000
    /// Memory and work of decoding one picture.
    package var maxDecodedBytes = 8 << 30
    /// Size of the file.
    package var maxFileBytes = 2 << 30

    /// The default limits.
    package init() {}
}
