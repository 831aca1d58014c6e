internal import PixelBoxStore

/// A picture to be read by a worker.
enum ReadJob: Job {
    /// A loose file.
    case file(UnreadFile)
    /// An entry whose bytes came out of its archive already.
    case entry(ArchivedBytes)
    /// An entry that could not be got out of its archive; its name can still be found.
    case lostEntry(ArchivedBytes, reason: String)

    var byteCount: Int {
        switch self {
        case .file, .lostEntry: 0
        case .entry(let entry): entry.bytes.count
        }
    }
}

/// The bytes of an entry, and whose they are.
struct ArchivedBytes: Sendable {
    let file: UnreadFile
    let entry: String
    let bytes: [UInt8]
    let modified: Int64
    let crc32: UInt32?
}

/// What the stages hand to the writer.
enum ReadResult: Sendable {
    /// A picture was read, or could not be.
    case picture(ReadPicture, of: UnreadFile, seconds: IndexReport.Seconds)
    /// An archive was streamed to its end; `sent` of its pictures are on their way to the writer.
    case archiveEnd(FinishedFile, sent: Int, unchanged: Int, seconds: Double)
}
