internal import Foundation
internal import PixelBoxStore
internal import PixelBoxVectors

/// Answers a search: filters narrow; words, looks and descriptions rank, together where several are given.
struct Searcher {
    let library: Library

    /// How many of each ranking are weighed against each other where there are several.
    private static let fusionDepth = 1000

    func search(_ request: SearchRequest) async throws -> SearchAnswer {
        let start = ContinuousClock.now
        let ranking = try await ranking(request)
        let page = ranking.entries.dropFirst(request.offset).prefix(request.limit)
        return SearchAnswer(
            query: request.query, total: ranking.total,
            tookMilliseconds: (start.seconds(to: .now) * 100_000).rounded() / 100, hits: try await hits(page))
    }

    /// Everything that is known of some pictures of a ranking; those that are gone are left out.
    func hits(_ entries: some Collection<RankedPicture>) async throws -> [SearchHit] {
        let rows = try await library.store.pictures(entries.map(\.pictureId))
        let byId = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return entries.compactMap { entry in byId[entry.pictureId].map { SearchHit($0, entry) } }
    }

    /// The best pictures, as many as the request needs at least, if there are; `isListing` asks for all that words and filters
    /// find besides.
    func ranking(_ request: SearchRequest, isListing: Bool = false) async throws -> Ranking {
        let query = try Query.parse(request.query).resolvingPaths(from: library.configuration.workingFolder)
        let wanted = request.likes + query.likes.filter { !$0.isNegative }.map(\.resolved)
        let unwanted = query.likes.filter(\.isNegative).map(\.resolved)
        let needed = request.offset + request.limit
        guard !wanted.isEmpty || !unwanted.isEmpty else {
            return query.shows.isEmpty
                ? try await WordSearch(library: library).ranking(query, limit: needed, isListing: isListing)
                : try await described(query, limit: needed)
        }
        let resolver = LookResolver(library: library)
        let look = try await resolver.look(wanted: wanted, unwanted: unwanted)
        if query.words == nil, query.shows.isEmpty {
            let same = wanted.count == 1 && unwanted.isEmpty ? try await resolver.content(of: wanted[0]) : nil
            return try await looks(look, filter: query.filter, limit: needed).leading(with: same)
        }
        let depth = max(needed, Self.fusionDepth)
        let added: Ranking
        if let description = try await description(query, isNeeded: !query.shows.isEmpty) {
            added = try await AddedSearch(library: library).ranking(
                look, description, filter: query.filter, limit: depth)
        } else {
            added = try await looks(look, filter: query.filter, limit: depth)
        }
        return try await withWords(query, added, limit: depth)
    }

    private func described(_ query: Query, limit: Int) async throws -> Ranking {
        guard let description = try await description(query, isNeeded: true) else {
            // Nothing of the description is left that a model could look for.
            return try await WordSearch(library: library).words(query, limit: limit)
        }
        let depth = query.words == nil ? limit : max(limit, Self.fusionDepth)
        let ranking = try await DescriptionSearch(library: library).ranking(
            description, filter: query.filter, limit: depth)
        return try await withWords(query, ranking, limit: depth)
    }

    /// All that the pictures should show and not show, free words among it. Without a model it is an error if it is needed.
    private func description(_ query: Query, isNeeded: Bool) async throws -> DescriptionQuery? {
        let search = DescriptionSearch(library: library)
        let wanted = query.shows.filter { !$0.isNegative }.map(\.text)
        let unwanted = query.shows.filter(\.isNegative).map(\.text)
        let free = WordSearch.description(query).map { [$0] } ?? []
        guard isNeeded else { return try? await search.query(wanted: free) }
        guard try await library.shows.answering() != nil else { throw ShowModelMissing(name: nil) }
        return try await search.query(wanted: wanted + free, unwanted: unwanted)
    }

    private func withWords(_ query: Query, _ ranking: Ranking, limit: Int) async throws -> Ranking {
        guard query.words != nil else { return ranking }
        let words = try await WordSearch(library: library).words(query, limit: limit)
        return words.entries.isEmpty ? ranking : Ranking.fused([words, ranking], total: ranking.total)
    }

    private func looks(_ look: [Int8], filter: Condition, limit: Int) async throws -> Ranking {
        let total = try await library.store.pictureCount(
            matching: filter, with: .look, of: library.looks.model())
        let entries = try await VectorRanking(library: library, snapshot: library.looks.current()).entries(
            look, filter: filter, limit: limit
        ) { cosine in (cosine, nil, Match(look: cosine)) }
        return Ranking(total: total, entries: entries)
    }
}

extension SearchHit {
    init(_ row: PictureRow, _ entry: RankedPicture) {
        self.init(
            id: row.id, path: row.path, score: (entry.score * 10_000).rounded() / 10_000, matched: entry.matched,
            width: row.width, height: row.height, format: row.format, size: row.size,
            date: row.takenAt ?? LocalTime.text(nanoseconds: row.modified), frames: row.frames, rating: row.rating,
            offline: row.isOnline ? nil : true, problem: row.problem, fit: entry.fit)
    }
}

extension Match {
    init(_ place: WordMatch.Place) {
        self.init(by: Signal(place.column), detail: place.detail, box: place.box)
    }
}

extension Match.Signal {
    init(_ column: WordColumn) {
        switch column {
        case .name: self = .name
        case .path: self = .path
        case .tags: self = .tag
        case .text: self = .text
        case .metadata: self = .metadata
        }
    }
}
