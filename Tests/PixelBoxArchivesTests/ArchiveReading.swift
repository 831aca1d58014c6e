import Foundation
import PixelBoxArchives

func readFile(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

/// What came of reading an archive with everything in it.
struct Reading {
    var texts: [String: String] = [:]
    var paths: [String] = []
    var report = ArchiveReport()

    /// Each problem as "entry: kind".
    var problems: [String] { report.problems.map { "\($0.entry ?? "-"): \($0.kind.map { "\($0)" } ?? $0.reason)" } }
}

/// Reads an archive given as bytes, and every entry in it.
func read(
    _ bytes: [UInt8], named name: String, limits: ArchiveLimits = ArchiveLimits(), passwords: [String] = []
) throws -> Reading {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: name)
    var reading = Reading()
    reading.report = try ArchiveReader(limits: limits, passwords: passwords).read(path) { entry in
        reading.paths.append(entry.path)
        reading.texts[entry.path] = String(decoding: try entry.bytes(), as: UTF8.self)
    }
    return reading
}

/// Fails to read an archive given as bytes.
func failure(_ bytes: [UInt8], named name: String, limits: ArchiveLimits = ArchiveLimits()) -> ArchiveError.Reason? {
    do {
        _ = try read(bytes, named: name, limits: limits)
        return nil
    } catch {
        return (error as? ArchiveError)?.reason
    }
}
