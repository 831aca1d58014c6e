internal import Crypto
internal import Foundation

/// How far a download is.
public struct DownloadProgress: Sendable, Equatable {
    /// The file at hand.
    public var file: String
    /// Bytes that are there, of all files.
    public var done: Int64
    /// Bytes of all files.
    public var total: Int64
}

/// Why a download did not work.
public struct DownloadProblem: Error, CustomStringConvertible, Equatable {
    /// One sentence for the user.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Gets the files of a model into a folder.
///
/// The place is a site like that of Immich's exports, which lists the files of a model with their sizes and SHA-256
/// (`/api/models/…`), or any folder on a server that has a `SHA256SUMS` in each model's folder.
struct ModelDownload {
    let source: String
    let name: String
    let folder: URL
    let report: @Sendable (DownloadProgress) -> Void

    struct File: Equatable {
        let path: String
        let address: String
        /// Nil where the place does not tell.
        let size: Int64?
        let sha256: String?
    }

    /// What is for other programs than this.
    private static let unwanted = [".armnn", ".rknn", ".md", ".gitattributes"]
    private static let mostFiles = 100

    func run() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let files = try await list()
        let total = files.reduce(0) { $0 + ($1.size ?? 0) }
        var done: Int64 = 0
        for file in files {
            try await get(file, before: done, total: total)
            done += file.size ?? 0
        }
    }

    private func list() async throws -> [File] {
        let base = source.hasSuffix("/") ? String(source.dropLast()) : source
        guard let address = URL(string: base), let host = address.host, let scheme = address.scheme,
            scheme == "https" || (scheme == "http" && ["127.0.0.1", "localhost", "::1"].contains(host))
        else { throw DownloadProblem("models can be got from https addresses only, not from \(source)") }
        let port = address.port.map { ":\($0)" } ?? ""
        let organisation = address.path.split(separator: "/").joined(separator: "/")
        let listing = "\(scheme)://\(host)\(port)/api/models/\(organisation)/\(name)/tree/main?recursive=true"
        do {
            let entries = try JSONDecoder().decode([Entry].self, from: Data(try await Curl.text(listing)))
            let files = entries.filter { $0.type == "file" }.map { entry in
                File(
                    path: entry.path, address: "\(base)/\(name)/resolve/main/\(entry.path)",
                    size: entry.lfs?.size ?? entry.size, sha256: entry.lfs?.oid)
            }
            return try checked(files)
        } catch let error as CurlProblem where error.isMissing {
            return try checked(try await listOfSums("\(base)/\(name)"))
        } catch is DecodingError {
            return try checked(try await listOfSums("\(base)/\(name)"))
        }
    }

    private func listOfSums(_ base: String) async throws -> [File] {
        let bytes: [UInt8]
        do {
            bytes = try await Curl.text("\(base)/SHA256SUMS")
        } catch let error as CurlProblem where error.isMissing {
            throw DownloadProblem("there is no model named \(name) at \(source)")
        }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].utf8.count == 64 else { return nil }
            let path = parts[1].drop { $0 == " " || $0 == "*" }
            let name = path.hasPrefix("./") ? String(path.dropFirst(2)) : String(path)
            return File(path: name, address: "\(base)/\(name)", size: nil, sha256: parts[0].lowercased())
        }
    }

    private func checked(_ files: [File]) throws -> [File] {
        let wanted = files.filter { file in !Self.unwanted.contains { file.path.hasSuffix($0) } }
        guard !wanted.isEmpty, wanted.count <= Self.mostFiles else {
            throw DownloadProblem("\(source) has no files of a model named \(name)")
        }
        for file in wanted {
            let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.allSatisfy({ ModelName.isValid(String($0)) }) else {
                throw DownloadProblem("\(source) names a file that cannot be part of a model: \(file.path)")
            }
        }
        return wanted
    }

    /// Gets one file, unless it is there already.
    private func get(_ file: File, before: Int64, total: Int64) async throws {
        let target = folder.appendingPathComponent(file.path)
        let part = folder.appendingPathComponent(file.path + ".part")
        guard !FileManager.default.fileExists(atPath: target.path) else { return }
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        let report = report
        if let size = file.size, Self.size(part) ?? 0 > size { try FileManager.default.removeItem(at: part) }
        if file.size == nil || Self.size(part) != file.size {
            try await Curl.download(file.address, to: part) { bytes in
                report(DownloadProgress(file: file.path, done: before + bytes, total: total))
            }
        }
        let problem = try problem(of: part, file)
        guard problem == nil else {
            try FileManager.default.removeItem(at: part)
            throw DownloadProblem("\(file.path) did not arrive as it should (\(problem ?? "")); try again")
        }
        try FileManager.default.moveItem(at: part, to: target)
    }

    private func problem(of part: URL, _ file: File) throws -> String? {
        if let size = file.size, Self.size(part) != size { return "\(Self.size(part) ?? 0) bytes instead of \(size)" }
        guard let wanted = file.sha256 else { return nil }
        let handle = try FileHandle(forReadingFrom: part)
        defer { try? handle.close() }  // Only read from.
        var sha = SHA256()
        while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { sha.update(data: chunk) }
        let digits = sha.finalize().map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        return digits == wanted.lowercased() ? nil : "its checksum differs"
    }

    private static func size(_ url: URL) -> Int64? {
        // A file that is not there has no size.
        ((try? FileManager.default.attributesOfItem(atPath: url.path))?[.size] as? NSNumber)?.int64Value
    }

    /// A line of the listing.
    private struct Entry: Decodable {
        struct Large: Decodable {
            /// SHA-256.
            let oid: String
            let size: Int64
        }

        let type: String
        let path: String
        let size: Int64?
        let lfs: Large?
    }
}
