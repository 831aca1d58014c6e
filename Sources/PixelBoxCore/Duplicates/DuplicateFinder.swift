internal import PixelBoxStore

/// Finds the duplicates of a library: equal files by their SHA-256, copies in other guises by their fingerprints.
struct DuplicateFinder {
    let library: Library
    let request: DuplicatesRequest
    let report: @Sendable (DuplicatesProgress) -> Void

    private var store: Store { library.store }

    func run() async throws -> DuplicatesReport {
        let start = ContinuousClock.now
        let threads = WorkerThreads(count: library.configuration.workers, name: "pixelbox worker")
        var related: [RelatedContents] = []
        var missing: String?
        if request.kinds != [.sameBytes] {
            do { _ = try await library.looks.current() } catch { missing = String(describing: error) }
            related = try await relatedContents(threads)
        }
        let contents = Set(related.flatMap { [$0.pair.first, $0.pair.second] })
            .union(try await store.contentsShownTwice())
        let pictures = try await store.copyPictures(ofContents: contents.sorted()).filter(isWanted)
        let builder = GroupBuilder(
            order: CopyOrder(rules: request.rules), kinds: request.kinds,
            apart: Set(try await store.notDuplicates().map { ContentPair($0.first, $0.second) }))
        let groups = builder.groups(pictures, related).filter(spansBoth).map(DuplicateGroup.init)
        return DuplicatesReport(
            groups: groups, containers: try await containers(threads), looksMissing: missing,
            seconds: start.seconds(to: .now))
    }

    private func relatedContents(_ threads: WorkerThreads) async throws -> [RelatedContents] {
        let finder = try await CopyFinder(library)
        let shingles = try await store.shingleRows()
        let candidates = try await onWorker(threads) {
            try CandidatePairs(hashes: finder.hashes, looks: finder.looks, shingles: shingles)
        }
        let pairs = CopyPairs(store: store, threads: threads, workers: library.configuration.workers)
        return try await pairs.related(candidates) { report(DuplicatesProgress(done: $0, total: $1)) }
    }

    private func containers(_ threads: WorkerThreads) async throws -> [WholeContainer] {
        guard request.kinds.contains(.sameBytes) else { return [] }
        let finder = WholeContainers(store: store, sources: try await store.sources().map(\.path))
        let all = try await onWorker(threads) { try finder.all() }
        guard let (one, other) = request.across else { return all }
        return all.filter { $0.path.isAtOrBelow(one) || $0.path.isAtOrBelow(other) }
    }

    private func onWorker<Result: Sendable>(
        _ threads: WorkerThreads, _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        let result = try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask(executorPreference: threads) { try work() }
            return try await group.next()
        }
        guard let result else { throw CancellationError() }
        return result
    }

    private func isWanted(_ picture: CopyPicture) -> Bool {
        guard let (one, other) = request.across else { return true }
        return picture.path.isAtOrBelow(one) || picture.path.isAtOrBelow(other)
    }

    private func spansBoth(_ group: (best: CopyPicture, copies: [GroupBuilder.Copy])) -> Bool {
        guard let (one, other) = request.across else { return true }
        let paths = [group.best.path] + group.copies.map(\.picture.path)
        return paths.contains { $0.isAtOrBelow(one) } && paths.contains { $0.isAtOrBelow(other) }
    }
}

extension DuplicateGroup {
    init(_ group: (best: CopyPicture, copies: [GroupBuilder.Copy])) {
        best = DuplicatePicture(group.best)
        copies = group.copies.map { copy in
            DuplicateCopy(
                picture: DuplicatePicture(copy.picture), relation: copy.relation.kind,
                confidence: copy.relation.confidence, larger: copy.relation.larger.map(DuplicateCopy.Side.init),
                whole: copy.relation.whole.map(DuplicateCopy.Side.init))
        }
    }
}

extension DuplicateCopy.Side {
    fileprivate init(_ side: CopyRelation.Side) { self = side == .first ? .copy : .best }
}

extension DuplicatePicture {
    init(_ picture: CopyPicture) {
        id = picture.id
        path = picture.path
        width = picture.width
        height = picture.height
        format = picture.format
        size = picture.size
        modified = LocalTime.text(nanoseconds: picture.modified)
        archived = picture.isArchived ? true : nil
        offline = picture.isOnline ? nil : true
    }
}
