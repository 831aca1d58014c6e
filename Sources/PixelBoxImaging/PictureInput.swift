/// Where a picture comes from.
package enum PictureInput: Sendable {
    case bytes([UInt8])
    /// A file by the raw bytes of its path, without the closing zero.
    case file(path: [UInt8])
}
