internal import PixelBoxStore
internal import PixelBoxVectors

/// Lists everything that a search finds. The search itself decides what comes first; the rest follows cheaply.
struct ResultFinder {
    let library: Library

    /// So many results are ranked and explained at once.
    private static let topCount = 200
    /// By look everything is a little alike: the list ends after so many.
    private static let lookCount = 600

    func find(_ request: ResultRequest) async throws -> ResultList {
        let start = ContinuousClock.now
        let query = try Query.parse(request.query).resolvingPaths(from: library.configuration.workingFolder)
        let isByLook = !request.likes.isEmpty || !query.likes.isEmpty || !query.shows.isEmpty
        let searcher = Searcher(library: library)
        let ranking = try await searcher.ranking(
            SearchRequest(
                query: request.query, likes: request.likes, limit: isByLook ? Self.lookCount : Self.topCount),
            isListing: !isByLook)
        let isPlain = request.order == .best && request.grouping == .none
        let hits = Self.worthListing(try await searcher.hits(ranking.entries), isPlain: isPlain)
        var pictures = hits.map(\.id)
        var others: [SearchHit] = []
        if !isByLook, pictures.count < ranking.total {
            others = try await searcher.hits(ranking.described)
            pictures = Self.all(first: pictures, list: ranking.list, described: others.map(\.id))
        }
        if !isByLook, request.order == .best { pictures = try await readableFirst(pictures) }
        var sections: [ResultList.Section] = []
        if isPlain { sections = FitSections.sections(hits) }
        if isPlain, isByLook, query.words == nil, query.shows.isEmpty {
            sections = try await line(query, request, hits)
        }
        if let order = PictureOrder(request.order) { pictures = try await library.store.ordered(pictures, by: order) }
        if let grouping = PictureGrouping(request.grouping) {
            let grouped = try await library.store.grouped(pictures, by: grouping)
            pictures = grouped.ids
            sections = grouped.groups.map {
                ResultList.Section(start: $0.start, kind: .init(grouping), title: $0.title)
            }
        }
        return ResultList(
            query: request.query, total: isByLook ? pictures.count : ranking.total, pictures: pictures,
            sections: sections, isRanked: isByLook || !query.ranking.isEmpty,
            tookMilliseconds: (start.seconds(to: .now) * 100_000).rounded() / 100,
            top: Dictionary((hits + others).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            words: query.ranking)
    }

    /// The first ones, then all others that words and filters found, then those that only their description found.
    private static func all(first: [Int64], list: [Int64], described: [Int64]) -> [Int64] {
        let known = Set(first)
        return first + (list + described).filter { !known.contains($0) }
    }

    /// In another order than by how well they fit, those that hardly fit would hide the others.
    private static func worthListing(_ hits: [SearchHit], isPlain: Bool) -> [SearchHit] {
        guard !isPlain, hits.contains(where: { $0.fit == .good || $0.fit == .maybe }) else { return hits }
        return hits.filter { $0.fit != .poor }
    }

    /// What can be seen comes before what could not be read.
    private func readableFirst(_ pictures: [Int64]) async throws -> [Int64] {
        let unreadable = Set(
            try await library.store.pictureList(filter: try Query.parse("is:unreadable").filter))
        guard !unreadable.isEmpty else { return pictures }
        return pictures.filter { !unreadable.contains($0) } + pictures.filter { unreadable.contains($0) }
    }

    /// The line below which pictures are hardly more alike than any two of the library.
    private func line(
        _ query: Query, _ request: ResultRequest, _ hits: [SearchHit]
    ) async throws -> [ResultList.Section] {
        let look = try await LookResolver(library: library).look(
            wanted: request.likes + query.likes.filter { !$0.isNegative }.map(\.resolved),
            unwanted: query.likes.filter(\.isNegative).map(\.resolved))
        let scores = try await library.looks.current().allScores(to: look).map { Double(LookScale.cosine(dot: $0.dot)) }
        guard scores.count >= Self.fewLooks else { return [] }
        let mean = scores.reduce(0, +) / Double(scores.count)
        let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scores.count)
        let least = mean + library.settings.goodDistance * variance.squareRoot()
        let good = hits.firstIndex { $0.score < least } ?? hits.count
        guard good > 0, good < hits.count else { return [] }
        return [.init(start: 0, kind: .good, title: ""), .init(start: good, kind: .maybe, title: "")]
    }

    /// Fewer looks do not tell what is usual.
    private static let fewLooks = 50
}

extension PictureOrder {
    fileprivate init?(_ order: ResultRequest.Order) {
        self.init(rawValue: order.rawValue)
    }
}

extension PictureGrouping {
    fileprivate init?(_ grouping: ResultRequest.Grouping) {
        self.init(rawValue: grouping.rawValue)
    }
}

extension ResultList.Section.Kind {
    fileprivate init(_ grouping: PictureGrouping) {
        self =
            switch grouping {
            case .folder: .folder
            case .day: .day
            case .archive: .archive
            }
    }
}
