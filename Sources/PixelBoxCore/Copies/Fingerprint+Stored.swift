internal import PixelBoxImaging
internal import PixelBoxStore

extension Fingerprint {
    /// Of the way to make fingerprints, as their first byte tells it: others are made again.
    static let version = Int(
        Fingerprint(Pixels(width: 1, height: 1, channels: 3, bytes: [0, 0, 0]), width: 1, height: 1).bytes.first ?? 0)

    /// For the library.
    var stored: StoredFingerprint {
        StoredFingerprint(
            version: Self.version, hash: hash, structureHash: structureHash, shingles: shingles.keys,
            sketch: sketch.values, bytes: bytes)
    }
}
