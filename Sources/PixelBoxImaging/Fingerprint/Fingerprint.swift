/// What finds and proves copies of a picture through re-encoding, resizing, recolouring, cropping and captions.
///
/// It holds a small picture of the content without plain margins, so that two pictures can be laid on each other without
/// decoding them again, and hashes to look candidates up by.
package struct Fingerprint: Sendable, Equatable {
    /// The windows of the picture in full size, by which its parts are found.
    package var shingles: Shingles { content.shingles }

    /// For the database; about 5 KB, and up to 16 KB more for a sheet of sprites.
    package var bytes: [UInt8] { FingerprintCodec.bytes(content) }
    let content: FingerprintContent

    /// The fingerprint of a picture.
    ///
    /// - Parameters:
    ///   - pixels: the working picture: upright, longest edge at most 320, RGB, or RGBA where some of it is transparent.
    ///   - width: of the picture in full size.
    ///   - height: of the picture in full size.
    ///   - shingles: of the picture in full size, where they are known.
    package init(_ pixels: Pixels, width: Int, height: Int, shingles: Shingles? = nil) {
        content = FingerprintContent(pixels, width: width, height: height, shingles: shingles ?? .none)
    }

    /// A fingerprint from the database; nil if it is damaged or of another version, so that it has to be made anew.
    package init?(bytes: [UInt8]) {
        guard let content = FingerprintCodec.content(bytes) else { return nil }
        self.content = content
    }

    /// A fingerprint of the kind before this one, brought up to date with the working picture or its thumbnail; nil if the bytes are
    /// of no such fingerprint.
    package init?(older bytes: [UInt8], pixels: Pixels) {
        guard var content = FingerprintCodec.olderContent(bytes) else { return nil }
        content.shrink(pixels)
        self.content = content
    }

    /// A hash of the brightness. Copies differ in few of the 64 bits; nil for pictures with next to no structure.
    package var hash: UInt64 { content.signs }

    /// The hashes that the same picture has when it is mirrored or turned by quarters; the first is `hash`.
    package var orientedHashes: [UInt64] { Self.orientedHashes(of: content.signs) }

    /// The hashes that a picture with this hash has when it is mirrored or turned by quarters; the first is the hash
    /// itself, the first four keep width and height.
    package static func orientedHashes(of hash: UInt64) -> [UInt64] {
        Orientation.all.map { LumaSigns.oriented(hash, $0) }
    }

    /// The hash, and hashes of what stands out from a plain ground, if there is one: the picture as if its ground were
    /// transparent, what a window shows, a drawing above its caption.
    package var tellingHashes: [TellingHash] {
        content.partGrids.map { TellingHash(hash: LumaSigns.hash($0), bits: LumaSigns.tellingBits($0)) }
    }

    /// The same for pictures with few colours that differ only in what these colours are; nil for others.
    package var structureHash: UInt64? {
        content.structureHash == 0 ? nil : content.structureHash
    }
}
