internal import Foundation
internal import PixelBoxArchives
internal import PixelBoxStore

extension Library {
    /// What of these duplicates could go: copies that are loose files, related to the best in one of these ways.
    /// - Parameters:
    ///   - report: what `duplicates` found; asked for `DuplicatesRequest.safeKinds` only, no pixel is lost.
    ///   - kinds: which copies.
    /// - Returns: the plan; nothing is changed.
    /// - Throws: an error whose description is one sentence, if the library cannot be read.
    public func removalPlan(
        for report: DuplicatesReport, removing kinds: Set<CopyRelation.Kind> = Set(CopyRelation.Kind.allCases)
    ) async throws -> RemovalPlan {
        try await PlanMaker(store: store).plan(report.groups, removing: kinds)
    }

    /// Moves what a plan names to the trash, after looking at each file again; tags and ratings go over to what is kept.
    /// - Parameters:
    ///   - plan: of `removalPlan`.
    ///   - homeTrash: the trash of the user's own disk, as path text.
    /// - Returns: what was moved, and what was left and why.
    /// - Throws: `PlanTooNew` for a plan of a newer program, `LibraryBusy` if another one changes the library.
    public func apply(_ plan: RemovalPlan, homeTrash: String) async throws -> RemovalReport {
        guard plan.version == RemovalPlan.version else { throw PlanTooNew() }
        let lock = try IndexLock(folder: configuration.folder)
        defer { withExtendedLifetime(lock) {} }
        return try await Remover(
            store: store, archives: archives, trash: Trash(home: homeTrash), folder: configuration.journalFolder
        ).run(plan)
    }

    /// Brings back what a run of `apply` moved to the trash; the library sees it after the next update.
    /// - Parameter name: of the run; nil for the last one that was not taken back.
    /// - Returns: what came back, and what could not and why.
    /// - Throws: `NothingToUndo`, or `LibraryBusy` if another program changes the library.
    public func undo(_ name: String? = nil) async throws -> RemovalReport {
        let lock = try IndexLock(folder: configuration.folder)
        defer { withExtendedLifetime(lock) {} }
        return try await restorer.run(name)
    }

    /// The runs of `apply` that were not taken back, the oldest first.
    public func removals() -> [String] { restorer.open() }

    private var restorer: Restorer {
        Restorer(store: store, trash: Trash(home: ""), folder: configuration.journalFolder)
    }
}

/// A plan that a newer program wrote.
public struct PlanTooNew: Error, CustomStringConvertible {
    /// One sentence for the user.
    public var description: String { "the plan was made by a newer PixelBox" }
}
