internal import GRDB
internal import Synchronization

/// What searches on one connection have read, kept until the database changes: joins of a million rows take SQLite
/// a good second, and these arrays milliseconds.
final class SearchMemory: Sendable {
    struct State {
        var columns: PictureColumns?
        var moments: PictureMoments?
        var folders: PictureFolders?
        var vectors: [Int64: IdSet] = [:]
        var sets: [(condition: Condition, forgives: Bool, set: IdSet)] = []
    }

    private static let setLimit = 24
    let state = Mutex(State())

    func columns(_ db: Database) throws -> PictureColumns {
        if let known = state.withLock(\.columns) { return known }
        let columns = try PictureColumns(db)
        state.withLock { $0.columns = columns }
        return columns
    }

    func moments(_ db: Database) throws -> PictureMoments {
        if let known = state.withLock(\.moments) { return known }
        let moments = try PictureMoments(db, columns: columns(db))
        state.withLock { $0.moments = moments }
        return moments
    }

    func folders(_ db: Database) throws -> PictureFolders {
        if let known = state.withLock(\.folders) { return known }
        let folders = try PictureFolders(db)
        state.withLock { $0.folders = folders }
        return folders
    }

    /// The contents with a vector of a model.
    func vectors(ofModel model: Int64, make: () throws -> IdSet) rethrows -> IdSet {
        if let known = state.withLock({ $0.vectors[model] }) { return known }
        let set = try make()
        state.withLock { $0.vectors[model] = set }
        return set
    }

    /// The set of a condition, from memory if it was asked for lately.
    func set(_ condition: Condition, forgives: Bool, make: () throws -> IdSet) rethrows -> IdSet {
        let known = state.withLock { state in
            state.sets.first { $0.condition == condition && $0.forgives == forgives }?.set
        }
        if let known { return known }
        let set = try make()
        state.withLock { state in
            if state.sets.count >= Self.setLimit { state.sets.removeFirst() }
            state.sets.append((condition, forgives, set))
        }
        return set
    }
}

/// The memories of all connections of a store.
final class SearchMemories: Sendable {
    let memories = Mutex<[Int: (moment: DatabaseMoment, memory: SearchMemory)]>([:])

    /// The memory of this connection, a fresh one if the database has changed.
    func memory(_ db: Database) throws -> SearchMemory {
        let moment = try DatabaseMoment(db)
        return memories.withLock { memories in
            if let known = memories[moment.connection], known.moment == moment { return known.memory }
            let memory = SearchMemory()
            memories[moment.connection] = (moment, memory)
            return memory
        }
    }
}
