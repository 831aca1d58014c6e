internal import Crypto
internal import PixelBoxArchives
internal import PixelBoxStore

/// Looks at the files of a plan again, right before one of them moves.
struct PlanCheck {
    /// Why a file is left where it is.
    struct Refusal: Error {
        let reason: String
    }

    let archives: ArchiveReader
    /// What was kept for something that went: it must not go itself.
    private var relied: Set<PathKey> = []
    /// What went.
    private var gone: Set<PathKey> = []
    /// Kept pictures that were read in this run, with their file as it was then.
    private var verified: [PathKey: (file: String, stamp: FileStamp, sha256: String)] = [:]

    init(archives: ArchiveReader) { self.archives = archives }

    /// - Throws: `Refusal` if the file is not what the plan says, or the kept one is not there.
    mutating func check(_ item: RemovalPlan.Item) throws {
        let (file, kept) = (item.file, item.kept)
        guard FileKind(path: file.path) == .picture, file.path.hasPrefix("/") else {
            throw Refusal(reason: "it is no picture file; archives and what is in them are never touched")
        }
        guard !relied.contains(PathKey(file.path)) else { throw Refusal(reason: "another one went because this stays") }
        guard !gone.contains(PathKey(kept.path)) else { throw Refusal(reason: "the one to keep has gone itself") }
        if item.relation == .sameBytes, file.sha256 != kept.sha256 {
            throw Refusal(reason: "the plan calls them equal, but they are not")
        }
        let stamp = try self.stamp(of: file.path)
        guard stamp.size == file.size, file.modified == nil || stamp.modified == file.modified else {
            throw Refusal(reason: "it has changed since the plan was made")
        }
        let keeper = try verify(kept)
        guard (keeper.inode, keeper.device) != (stamp.inode, stamp.device) else {
            throw Refusal(reason: "it is the very file that is kept, under another name")
        }
        guard try sha256(ofFile: file.path) == file.sha256, try self.stamp(of: file.path) == stamp else {
            throw Refusal(reason: "it has changed since the plan was made")
        }
    }

    /// Notes that a file went.
    mutating func noteGone(_ item: RemovalPlan.Item) {
        gone.insert(PathKey(item.file.path))
        relied.insert(PathKey(item.kept.path))
    }

    /// The kept picture has the bytes that the plan says; answers its file or archive as it is now.
    private mutating func verify(_ kept: RemovalPlan.Picture) throws -> FileStamp {
        if let known = verified[PathKey(kept.path)], known.sha256 == kept.sha256 {
            if try stamp(of: known.file, orThrow: Self.keptIsGone) == known.stamp { return known.stamp }
        }
        let cut = kept.path.firstArchiveCut { (try? FileReading.stamp(of: $0)) != nil }
        let file = cut?.file ?? kept.path
        let stamp = try stamp(of: file, orThrow: Self.keptIsGone)
        let found: String
        do {
            if let cut {
                found = Array(SHA256.hash(data: try archives.bytes(of: cut.entry, inArchive: cut.file))).hexadecimal
            } else {
                found = try sha256(ofFile: file)
            }
        } catch {
            throw Self.keptIsGone
        }
        guard found == kept.sha256 else { throw Refusal(reason: "the one to keep has changed since the plan was made") }
        verified[PathKey(kept.path)] = (file, stamp, found)
        return stamp
    }

    private static let keptIsGone = Refusal(reason: "the one to keep is not there, or cannot be read")

    private func stamp(of path: String, orThrow refusal: Refusal? = nil) throws -> FileStamp {
        do {
            return try FileReading.stamp(of: path)
        } catch {
            throw refusal ?? Refusal(reason: error.explanation)
        }
    }

    private func sha256(ofFile path: String) throws -> String {
        do {
            var sha = SHA256()
            try FileReading.forEachChunk(of: path) { sha.update(bufferPointer: $0) }
            return Array(sha.finalize()).hexadecimal
        } catch let error as ReadError {
            throw Refusal(reason: error.explanation)
        }
    }
}
