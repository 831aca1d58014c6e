internal import PixelBoxArchives

/// Bytes of pictures by path, loose or `pack.zip!/a.png`.
struct PictureFiles: Sendable {
    let archives: ArchiveReader

    /// Larger pictures are not read into memory at once.
    static let limit = 1 << 30

    /// - Throws: `PathProblem` if it cannot be read.
    func bytes(at path: String) throws -> [UInt8] {
        do throws(ReadError) {
            return try FileReading.bytes(of: path, limit: Self.limit)
        } catch {
            guard error.isAbsence, let cut = path.firstArchiveCut(where: { (try? FileReading.stamp(of: $0)) != nil })
            else { throw PathProblem(path: path, detail: error.explanation) }
            do {
                return try archives.bytes(of: cut.entry, inArchive: cut.file)
            } catch let error as ArchiveError {
                throw PathProblem(path: path, detail: error.explanation)
            }
        }
    }
}
