internal import PixelBoxCore

/// What became of the question "Do I have this?", as the page shows it.
struct OwnershipState: Sendable, Encodable {
    /// How far it is.
    enum Stage: String, Sendable, Encodable {
        case idle, working, done, failed
    }

    var state = Stage.idle
    /// What was asked about: a path, or the name of what was sent.
    var name: String?
    /// Pictures done with.
    var checked = 0
    /// From 0 to 1.
    var share: Double?
    /// Why it ended early.
    var problem: String?
    var summary: OwnershipSummary?
    /// A verdict on each picture, what is new first; at most so many.
    var pictures: [PictureVerdict]?
    /// Why copies in other guises may have been missed, if so.
    var looksMissing: String?
    /// Whether its new pictures can be written into a folder: they are there still.
    var canSave = false

    /// More verdicts than this nobody reads; the summary counts all.
    static let mostPictures = 5000

    mutating func apply(_ event: IndexEvent) {
        guard case .progress(let progress) = event else { return }
        checked = progress.pictures
        share = progress.filesTotal > 0 ? Double(progress.filesDone) / Double(progress.filesTotal) : nil
    }

    /// The answer; paths that begin with the folder `hidden` are shown without it.
    mutating func finish(_ report: OwnershipReport, hiding hidden: String?) {
        state = .done
        share = 1
        looksMissing = report.looksMissing
        summary = report.summaries.first
        summary?.path = name ?? ""
        let ordered = report.pictures.filter { !$0.isOwned } + report.pictures.filter(\.isOwned)
        pictures = ordered.prefix(Self.mostPictures).map { picture in
            var picture = picture
            picture.path = picture.path.hiding(folder: hidden)
            return picture
        }
    }

    mutating func fail(_ error: any Error) {
        state = .failed
        problem = String(describing: error)
    }
}

extension String {
    /// This path without a folder that it begins with.
    func hiding(folder: String?) -> String {
        guard let folder, hasPrefix(folder + "/") else { return self }
        return String(dropFirst(folder.count + 1))
    }
}
