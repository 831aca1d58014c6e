internal import PixelBoxCore

/// What the server is doing for the library, as the page shows it.
struct WorkState: Sendable, Encodable, Equatable {
    /// Whether it works.
    enum State: String, Sendable, Encodable {
        case idle, working, stopping, paused
    }

    var state = State.idle
    var stage: IndexProgress.Stage?
    /// The source at hand.
    var source: String?
    var scanned = 0
    var pictures = 0
    /// Pictures per second.
    var rate = 0.0
    /// Seconds.
    var remaining: Double?
    /// From 0 to 1.
    var share: Double?
    var skipped = 0
    /// What came of the last work.
    var report: Summary?
    /// Why the last work ended early.
    var problem: String?

    /// What a finished work has done.
    struct Summary: Sendable, Encodable, Equatable {
        let pictures: Int
        let skipped: Int
        let removed: Int
        let seconds: Double
    }

    mutating func apply(_ event: IndexEvent) {
        switch event {
        case .progress(let progress):
            stage = progress.stage
            source = progress.source.isEmpty ? nil : progress.source
            scanned = progress.scanned
            pictures = progress.pictures
            rate = (progress.rate * 10).rounded() / 10
            remaining = progress.remainingSeconds?.rounded()
            share = progress.filesTotal > 0 ? Double(progress.filesDone) / Double(progress.filesTotal) : nil
        case .skipped: skipped += 1
        case .offline: break
        case .finished(let report):
            self.report = Summary(report)
        }
    }
}

extension WorkState.Summary {
    init(_ report: IndexReport) {
        self.init(
            pictures: report.pictures, skipped: report.skipped, removed: report.removed, seconds: report.seconds)
    }
}
