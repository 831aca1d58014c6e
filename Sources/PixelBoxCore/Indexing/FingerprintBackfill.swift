internal import PixelBoxImaging
internal import PixelBoxStore

/// Makes the fingerprints that a library lacks, from thumbnails: the originals may be offline.
struct FingerprintBackfill {
    let store: Store
    let decoder: PictureDecoder
    let threads: WorkerThreads

    /// Works through all contents without a fingerprint of the present kind.
    func run(onProgress: (_ done: Int, _ total: Int, _ seconds: Double) -> Void) async throws {
        var last: Int64 = 0
        var (done, total) = (0, 0)
        let start = ContinuousClock.now
        while true {
            let lacks = try await store.contentsWithoutFingerprint(
                version: Fingerprint.version, after: last, limit: 256)
            guard let end = lacks.last else { return }
            if last == 0 { total = try await store.fingerprintLackCount(version: Fingerprint.version) }
            try await store.save(fingerprints(lacks))
            last = end.contentId
            done += lacks.count
            onProgress(done, total, start.seconds(to: .now))
        }
    }

    private func fingerprints(
        _ lacks: [FingerprintLack]
    ) async throws -> [(contentId: Int64, fingerprint: StoredFingerprint)] {
        try await withThrowingTaskGroup(of: (Int64, StoredFingerprint)?.self) { group in
            for lack in lacks {
                try Task.checkCancellation()
                guard let thumbnail = try await store.thumbnail(ofContent: lack.contentId) else { continue }
                group.addTask(executorPreference: threads) { [decoder] in
                    // A thumbnail that does not decode leaves its picture without a fingerprint: it is found by its bytes.
                    guard let pixels = try? decoder.smallPixels(.bytes(thumbnail.bytes)) else { return nil }
                    return (lack.contentId, Self.fingerprint(lack, pixels).stored)
                }
            }
            var made: [(contentId: Int64, fingerprint: StoredFingerprint)] = []
            for try await one in group.compactMap({ $0 }) { made.append(one) }
            return made
        }
    }

    /// An older one knows more of the picture than its thumbnail.
    private static func fingerprint(_ lack: FingerprintLack, _ pixels: Pixels) -> Fingerprint {
        lack.older.flatMap { Fingerprint(older: $0, pixels: pixels) }
            ?? Fingerprint(pixels, width: lack.width, height: lack.height)
    }
}
