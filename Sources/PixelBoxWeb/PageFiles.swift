internal import Foundation
internal import Hummingbird

/// The files of the page, read once: they are few and small, and no path of a request reaches the disk.
package struct PageFiles: Sendable {
    /// One file as it is sent.
    package struct File: Sendable {
        package let bytes: [UInt8]
        package let mediaType: String
        /// For the browser's cache.
        package let tag: String
    }

    private let byPath: [String: File]

    /// All files below a folder, by their path in it.
    init(folder: URL) {
        var files: [String: File] = [:]
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for path in paths {
            guard let mediaType = Self.mediaTypes[URL(fileURLWithPath: path).pathExtension],
                let data = FileManager.default.contents(atPath: folder.appendingPathComponent(path).path)
            else { continue }
            files[path] = File(bytes: Array(data), mediaType: mediaType, tag: ContentTag.of(data))
        }
        byPath = files
    }

    /// The page that comes with the program.
    package static func ofProgram() -> PageFiles {
        PageFiles(folder: Bundle.module.bundleURL.appendingPathComponent("Page", isDirectory: true))
    }

    /// The file of this name.
    package subscript(path: String) -> File? { byPath[path] }

    /// All names.
    package var paths: [String] { byPath.keys.sorted() }

    private static let mediaTypes = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
        "json": "application/json; charset=utf-8", "webmanifest": "application/manifest+json; charset=utf-8",
    ]
}
