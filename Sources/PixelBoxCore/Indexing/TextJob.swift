internal import Crypto
internal import PixelBoxArchives
internal import PixelBoxStore

/// A picture whose text is to be read by a worker.
enum TextJob: Job {
    /// A loose file.
    case file(contentId: Int64, hash: [UInt8], path: String)
    /// An entry whose bytes came out of its archive already.
    case entry(contentId: Int64, hash: [UInt8], bytes: [UInt8])

    var byteCount: Int {
        switch self {
        case .file: 0
        case .entry(_, _, let bytes): bytes.count
        }
    }

    /// Reads it; whatever is wrong with the picture is in the answer. Blocks.
    func answer(_ read: TextSource.Reader) -> TextAnswer {
        switch self {
        case .entry(let id, let hash, let bytes):
            return TextAnswer(id, hash, bytes, read)
        case .file(let id, let hash, let path):
            let start = ContinuousClock.now
            guard let bytes = try? FileReading.bytes(of: path, limit: PictureFiles.limit) else {
                return TextAnswer(notNow: id)
            }
            let seconds = start.seconds(to: .now)
            var answer = TextAnswer(id, hash, bytes, read)
            answer.seconds.read = seconds
            return answer
        }
    }
}

/// What was read in a picture.
struct TextAnswer: Sendable {
    let contentId: Int64
    /// Nil if the picture is not there now.
    let lines: [PictureText.Line]?
    /// Why it cannot be read, now or later.
    let problem: String?
    var seconds: IndexReport.TextSeconds
}

extension TextAnswer {
    /// Not there, not to be read now, or changed since: it is tried again another time.
    fileprivate init(notNow id: Int64) {
        self.init(contentId: id, lines: nil, problem: nil, seconds: IndexReport.TextSeconds())
    }

    fileprivate init(_ id: Int64, _ hash: [UInt8], _ bytes: [UInt8], _ read: TextSource.Reader) {
        // Bytes that came later must not become the text of what they took the place of.
        guard SHA256.hash(data: bytes).elementsEqual(hash) else {
            self.init(notNow: id)
            return
        }
        do {
            let (lines, seconds) = try read(bytes)
            self.init(contentId: id, lines: lines, problem: nil, seconds: seconds)
        } catch {
            self.init(
                contentId: id, lines: [], problem: String(describing: error), seconds: IndexReport.TextSeconds())
        }
    }
}
