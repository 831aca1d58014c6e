internal import Foundation
internal import PixelBoxArchives

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// What one run moves, line by line. A move stands in it, on the disk, before it happens, so that it can be taken back
/// whatever happens to the program.
struct Journal: ~Copyable {
    /// A file on its way to the trash.
    struct Move: Codable, Equatable {
        let path: String
        /// Where it is in the trash.
        let trashed: String
        /// The note of the trash.
        var note: String?
        let size: Int64
        /// Of the picture that is kept.
        let keptSHA256: String
        /// Tags that the kept one gets and did not have.
        let tags: [String]
        /// The rating that the kept one gets and did not have.
        var rating: Int?
    }

    /// A line.
    struct Line: Codable {
        var move: Move?
        /// Everything was taken back.
        var undone: Bool?
    }

    let name: String
    private let descriptor: Int32

    /// Begins a journal under a new name.
    static func begin(in folder: URL, at time: String) throws -> Journal {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let base = time.replacingOccurrences(of: ":", with: "-")
        for attempt in 1...1000 {
            let name = attempt == 1 ? base : "\(base)-\(attempt)"
            let descriptor = open(
                file(name, in: folder).path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
            if descriptor >= 0 {
                syncFolder(folder)
                return Journal(name: name, descriptor: descriptor)
            }
            guard errno == EEXIST else { break }
        }
        throw PathProblem(path: folder.path, detail: String(cString: strerror(errno)))
    }

    /// Goes on with a journal.
    static func reopen(_ name: String, in folder: URL) throws -> Journal {
        let descriptor = open(file(name, in: folder).path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw PathProblem(path: name, detail: "there is no run of this name") }
        return Journal(name: name, descriptor: descriptor)
    }

    private init(name: String, descriptor: Int32) {
        self.name = name
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Adds a line; it is on the disk when this returns.
    func append(_ line: Line) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Begins with a line end too: the line before may be torn.
        let bytes = Array("\n".utf8) + (try encoder.encode(line)) + Array("\n".utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw PathProblem(path: name, detail: String(cString: strerror(errno))) }
            start += count
        }
        guard fsync(descriptor) == 0 else { throw PathProblem(path: name, detail: String(cString: strerror(errno))) }
    }

    /// The lines of a journal; one that was torn is left out, since what it says was never begun.
    static func lines(_ name: String, in folder: URL) throws -> [Line] {
        guard !name.contains("/"), let bytes = try? Data(contentsOf: file(name, in: folder)) else {
            throw PathProblem(path: name, detail: "there is no run of this name")
        }
        let decoder = JSONDecoder()
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { try? decoder.decode(Line.self, from: $0) }
    }

    /// The names of all journals, the oldest first.
    static func names(in folder: URL) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == ending }.map { $0.deletingPathExtension().lastPathComponent }
            .sorted { $0.compare($1, options: .numeric) == .orderedAscending }
    }

    private static let ending = "journal"

    private static func file(_ name: String, in folder: URL) -> URL {
        folder.appendingPathComponent(name).appendingPathExtension(ending)
    }

    private static func syncFolder(_ folder: URL) {
        let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
