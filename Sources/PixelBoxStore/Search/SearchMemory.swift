internal import GRDB
internal import Synchronization

/// What searches on one connection have read, kept until the database changes: joins of a million rows take SQLite
/// a good second, and these arrays milliseconds.
final class SearchMemory: Sendable {
    struct State {
        var columns: PictureColumns?
        var moments: PictureMoments?
        /// All pictures, newest first.
        var order: [Int32]?
        var folders: PictureFolders?
        var vectors: [Int64: IdSet] = [:]
        var suggestions: [SuggestionRow.Kind: [SuggestionValue]] = [:]
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

    /// The newest of some pictures, newest first.
    func newest(_ limit: Int, of pictures: IdSet, _ db: Database) throws -> [Int64] {
        let moments = try moments(db)
        let count = min(limit, pictures.count)
        // To put a few in order is faster than to go through all that are in order.
        guard count > moments.wallSeconds.count / 16 else { return moments.newest(limit, of: pictures) }
        var newest: [Int64] = []
        newest.reserveCapacity(count)
        for id in try order(db) where pictures.contains(Int64(id)) {
            if newest.count == count { break }
            newest.append(Int64(id))
        }
        return newest
    }

    private func order(_ db: Database) throws -> [Int32] {
        if let known = state.withLock(\.order) { return known }
        let all = try columns(db).all
        let order = try moments(db).newest(all.count, of: all).map { Int32(truncatingIfNeeded: $0) }
        state.withLock { $0.order = order }
        return order
    }

    func folders(_ db: Database) throws -> PictureFolders {
        if let known = state.withLock(\.folders) { return known }
        let folders = try PictureFolders(db)
        state.withLock { $0.folders = folders }
        return folders
    }

    /// What could be suggested of a kind.
    func suggestions(_ kind: SuggestionRow.Kind, make: () throws -> [SuggestionValue]) rethrows -> [SuggestionValue] {
        if let known = state.withLock({ $0.suggestions[kind] }) { return known }
        let values = try make()
        state.withLock { $0.suggestions[kind] = values }
        return values
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
