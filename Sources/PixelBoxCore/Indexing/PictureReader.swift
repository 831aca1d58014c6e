internal import Crypto
internal import PixelBoxArchives
internal import PixelBoxImaging
internal import PixelBoxInference
internal import PixelBoxStore

/// Reads one picture after another: bytes, hash, and for a content that is new: decode, thumbnail, metadata,
/// fingerprint, look.
/// Belongs to one worker; blocks.
struct PictureReader: ~Copyable {
    /// The content with a hash, if it need not be looked at again.
    let known: @Sendable (_ hash: [UInt8]) throws -> Int64?
    let decoder: PictureDecoder
    /// Nil where there is no model.
    let look: LookStage?
    let clock = ContinuousClock()

    /// Files beyond this size are hashed and decoded from disk, without being held in memory as a whole.
    private static let wholeFileLimit = 192 << 20

    /// Reads the picture of a job; whatever is wrong with it is in the result.
    func read(_ job: ReadJob) -> ReadResult {
        var seconds = IndexReport.Seconds()
        switch job {
        case .file(let file):
            let outcome = readFile(file, &seconds)
            let picture = ReadPicture(
                fileId: file.id, entry: "", size: file.stamp.size, modified: file.stamp.modified, crc32: nil,
                outcome: outcome)
            return .picture(picture, of: file, seconds: seconds)
        case .entry(let entry):
            let outcome = analyse(.bytes(entry.bytes), byteCount: entry.bytes.count, hash: nil, &seconds)
            let picture = ReadPicture(
                fileId: entry.file.id, entry: entry.entry, size: Int64(entry.bytes.count), modified: entry.modified,
                crc32: entry.crc32, outcome: outcome)
            return .picture(picture, of: entry.file, seconds: seconds)
        case .lostEntry(let entry, let reason):
            let picture = ReadPicture(
                fileId: entry.file.id, entry: entry.entry, size: 0, modified: entry.modified, crc32: nil,
                outcome: .unreadable(reason: reason))
            return .picture(picture, of: entry.file, seconds: seconds)
        }
    }

    private func readFile(_ file: UnreadFile, _ seconds: inout IndexReport.Seconds) -> ReadPicture.Outcome {
        do {
            guard file.stamp.size > Self.wholeFileLimit else {
                let start = clock.now
                let bytes = try FileReading.bytes(of: file.path, limit: Self.wholeFileLimit)
                seconds.read += start.seconds(to: clock.now)
                return analyse(.bytes(bytes), byteCount: bytes.count, hash: nil, &seconds)
            }
            let start = clock.now
            var sha = SHA256()
            try FileReading.forEachChunk(of: file.path) { sha.update(bufferPointer: $0) }
            seconds.hash += start.seconds(to: clock.now)
            return analyse(
                .file(path: PathText.bytes(of: file.path)), byteCount: Int(file.stamp.size),
                hash: Array(sha.finalize()),
                &seconds)
        } catch let error as ReadError {
            return .unreadable(reason: error.explanation)
        } catch {
            return .unreadable(reason: String(describing: error))
        }
    }

    private func analyse(
        _ input: PictureInput, byteCount: Int, hash: [UInt8]?, _ seconds: inout IndexReport.Seconds
    ) -> ReadPicture.Outcome {
        do {
            let start = clock.now
            let hash = hash ?? Self.hash(of: input)
            let hashed = clock.now
            seconds.hash += start.seconds(to: hashed)
            if let id = try known(hash) { return .known(contentId: id) }

            let decodeStart = clock.now
            let decoded = try decoder.decode(input)
            let decodedAt = clock.now
            seconds.decode += decodeStart.seconds(to: decodedAt)

            var content = AnalysedContent(decoded, hash: hash, byteCount: byteCount)
            content.fingerprint =
                Fingerprint(
                    decoded.small, width: decoded.width, height: decoded.height, shingles: decoded.shingles
                ).stored
            let fingerprintedAt = clock.now
            seconds.fingerprint += decodedAt.seconds(to: fingerprintedAt)
            if let look {
                let answer = try look.answer(for: decoded.working, isTransparent: decoded.hasAlpha)
                content.look = answer.look
                content.show = answer.show
                content.modelTags = answer.tags
                seconds.look += fingerprintedAt.seconds(to: clock.now)
            }
            return .analysed(content)
        } catch {
            return .unreadable(reason: String(describing: error))
        }
    }

    private static func hash(of input: PictureInput) -> [UInt8] {
        guard case .bytes(let bytes) = input else { return [] }
        return Array(SHA256.hash(data: bytes))
    }
}

extension AnalysedContent {
    init(_ decoded: DecodedPicture, hash: [UInt8], byteCount: Int) {
        let thumbnail = decoded.thumbnail
        self.init(
            hash: hash, byteCount: byteCount, width: decoded.width, height: decoded.height, format: decoded.format,
            frames: decoded.frames, hasAlpha: decoded.hasAlpha,
            metadata: Dictionary(decoded.metadata.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }),
            keywords: decoded.keywords,
            thumbnail: StoredThumbnail(
                mediaType: thumbnail.mediaType, width: thumbnail.width, height: thumbnail.height, bytes: thumbnail.bytes
            ))
        takenAt = decoded.capture.takenAt
        camera = decoded.capture.camera
        lens = decoded.capture.lens
        iso = decoded.capture.iso
        aperture = decoded.capture.aperture
        exposure = decoded.capture.exposure
        focalLength = decoded.capture.focalLength
        latitude = decoded.capture.latitude
        longitude = decoded.capture.longitude
        damage = decoded.damage
    }
}

extension ContinuousClock.Instant {
    /// Seconds from here to a later instant.
    func seconds(to end: Self) -> Double {
        (end - self) / .seconds(1)
    }
}
