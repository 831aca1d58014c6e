/// A path as a key. Swift compares text by meaning, but two spellings of one accented letter are two files on disk.
package struct PathKey: Hashable, Sendable {
    private let bytes: [UInt8]

    package init(_ path: String) { bytes = Array(path.utf8) }

    /// The path text.
    package var path: String { String(decoding: bytes, as: UTF8.self) }
}
