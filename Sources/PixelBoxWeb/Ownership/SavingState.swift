internal import PixelBoxCore

/// How far writing the new pictures is, as the page shows it.
struct SavingState: Sendable, Encodable {
    /// How far it is; it is `stopped` where the user ended it.
    enum Stage: String, Sendable, Encodable {
        case idle, working, done, failed, stopped
    }

    var state = Stage.idle
    /// Where they are written to.
    var folder: String?
    /// How many are to be written.
    var wanted = 0
    /// How many are written.
    var count = 0
    /// Why it ended early.
    var problem: String?
    /// What was not written, and why; at most so many.
    var skipped: [SavedPictures.Skipped] = []

    private static let mostSkipped = 1000

    /// Paths that begin with the folder `hidden` are shown without it.
    mutating func finish(_ saved: SavedPictures, hiding hidden: String?) {
        state = .done
        count = saved.count
        skipped = saved.skipped.prefix(Self.mostSkipped).map { one in
            var one = one
            one.path = one.path.hiding(folder: hidden)
            return one
        }
    }

    mutating func fail(_ error: any Error) {
        guard !(error is CancellationError) else {
            state = .stopped
            return
        }
        state = .failed
        problem = String(describing: error)
    }
}
