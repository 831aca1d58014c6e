internal import PixelBoxCore

/// How far the search for duplicates is, and what it found, as the page shows it.
struct DuplicatesState: Sendable, Encodable {
    /// How far it is.
    enum Stage: String, Sendable, Encodable {
        case idle, working, done, failed
    }

    var state = Stage.idle
    /// What was asked for.
    var search: DuplicateSearch?
    /// From 0 to 1.
    var share: Double?
    /// Why it ended early.
    var problem: String?
    /// Where most can go comes first; at most so many.
    var groups: [DuplicateGroup]?
    /// All groups, those too that are left out.
    var total = 0
    /// Copies in all groups: pictures that are not the best of theirs.
    var copies = 0
    /// Folders and archives that hold nothing of their own.
    var containers: [WholeContainer]?
    /// Why copies in other guises may have been missed, if so.
    var looksMissing: String?

    /// More groups than this nobody goes through at once.
    static let mostGroups = 500

    init(state: Stage = .idle, search: DuplicateSearch? = nil) {
        self.state = state
        self.search = search
    }

    /// What was found.
    init(_ report: DuplicatesReport, search: DuplicateSearch?) {
        state = .done
        self.search = search
        share = 1
        let ordered = report.groups.map { (group: $0, bytes: Self.removable($0)) }
            .sorted { ($1.bytes, $0.group.best.path) < ($0.bytes, $1.group.best.path) }
        groups = ordered.prefix(Self.mostGroups).map(\.group)
        total = report.groups.count
        copies = report.groups.reduce(0) { $0 + $1.copies.count }
        containers = report.containers
        looksMissing = report.looksMissing
    }

    /// The bytes of those copies that could go: loose files that are there.
    private static func removable(_ group: DuplicateGroup) -> Int64 {
        group.copies.reduce(0) { sum, copy in
            copy.picture.archived == true || copy.picture.offline == true ? sum : sum + copy.picture.size
        }
    }
}
