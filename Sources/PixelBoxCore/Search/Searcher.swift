internal import Foundation
internal import PixelBoxStore
internal import PixelBoxVectors

/// Answers a search: filters narrow, words and looks rank, together where both are given.
struct Searcher {
    let library: Library

    /// How many of each ranking are weighed against each other where there are several.
    private static let fusionDepth = 1000

    func search(_ request: SearchRequest) async throws -> SearchAnswer {
        let start = ContinuousClock.now
        let query = try Query.parse(request.query).resolvingPaths(from: library.configuration.workingFolder)
        let wanted = request.likes + query.likes.filter { !$0.isNegative }.map(\.resolved)
        let unwanted = query.likes.filter(\.isNegative).map(\.resolved)

        let needed = request.offset + request.limit
        let ranking: Ranking
        if wanted.isEmpty, unwanted.isEmpty {
            ranking = try await words(query, limit: needed)
        } else {
            let resolver = LookResolver(library: library)
            let look = try await resolver.look(wanted: wanted, unwanted: unwanted)
            if query.words == nil {
                let same = wanted.count == 1 && unwanted.isEmpty ? try await resolver.content(of: wanted[0]) : nil
                ranking = try await looks(look, filter: query.filter, limit: needed).leading(with: same)
            } else {
                let depth = max(needed, Self.fusionDepth)
                let byLook = try await looks(look, filter: query.filter, limit: depth)
                ranking = Ranking.fused([try await words(query, limit: depth), byLook], total: byLook.total)
            }
        }
        let page = ranking.entries.dropFirst(request.offset).prefix(request.limit)
        let rows = try await library.store.pictures(page.map(\.pictureId))
        let byId = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return SearchAnswer(
            query: request.query, total: ranking.total,
            tookMilliseconds: (start.seconds(to: .now) * 100_000).rounded() / 100,
            hits: page.compactMap { entry in byId[entry.pictureId].map { SearchHit($0, entry) } })
    }

    private func words(_ query: Query, limit: Int) async throws -> Ranking {
        let found = try await library.store.matchingPictures(
            words: query.words, ranking: query.ranking, filter: query.filter, limit: limit)
        return Ranking(
            total: found.total,
            entries: found.matches.map { match in
                RankedPicture(
                    pictureId: match.pictureId, score: match.rank,
                    matched: match.matched.map { Match($0) })
            })
    }

    private func looks(_ look: [Int8], filter: Condition, limit: Int) async throws -> Ranking {
        let snapshot = try await library.looks.current()
        let contents = filter == .everything ? nil : IDSet(try await library.store.contents(matching: filter))
        let total = try await library.store.pictureCount(matching: filter, withLookOf: library.looks.model())
        var entries: [RankedPicture] = []
        // A content can be shown by many pictures, or by none any more: ask for more until the page is full.
        var count = limit
        var done = 0
        while true {
            let neighbours = snapshot.nearest(to: look, count: count, among: contents)
            let fresh = neighbours.dropFirst(done)
            let pictures = try await library.store.pictureIds(showing: fresh.map(\.id), matching: filter)
            for neighbour in fresh {
                let cosine = Double(LookScale.cosine(dot: neighbour.dot))
                let match = Match(by: .look, detail: "\(Int((max(0, cosine) * 100).rounded())) % alike")
                for picture in pictures[neighbour.id] ?? [] {
                    entries.append(
                        RankedPicture(
                            pictureId: picture, contentId: neighbour.id, score: cosine, matched: [match]))
                }
            }
            done = neighbours.count
            guard entries.count < limit, neighbours.count == count else { break }
            count *= 2
        }
        return Ranking(total: total, entries: Array(entries.prefix(limit)))
    }
}

/// Pictures in order, best first, and how many there are in all.
struct Ranking {
    var total: Int
    var entries: [RankedPicture]

    /// With the pictures that show a content first: rounding makes others look as much like it as it does itself.
    func leading(with content: Int64?) -> Ranking {
        guard let content else { return self }
        let same = entries.filter { $0.contentId == content }.map { entry in
            var entry = entry
            entry.score = 1
            entry.matched = [Match(by: .look, detail: "the same picture")]
            return entry
        }
        return Ranking(total: total, entries: same + entries.filter { $0.contentId != content })
    }

    /// Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): what stands high in several rankings comes first.
    static func fused(_ rankings: [Ranking], total: Int) -> Ranking {
        var fused: [Int64: RankedPicture] = [:]
        for ranking in rankings {
            for (rank, entry) in ranking.entries.enumerated() {
                let score = 1 / Double(60 + rank)
                var sum = fused[entry.pictureId] ?? RankedPicture(pictureId: entry.pictureId, score: 0, matched: [])
                sum.score += score
                sum.matched += entry.matched
                fused[entry.pictureId] = sum
            }
        }
        let entries = fused.values.sorted { ($0.score, $1.pictureId) > ($1.score, $0.pictureId) }
        return Ranking(total: max(total, entries.count), entries: entries)
    }
}

/// A picture's place in a ranking.
struct RankedPicture {
    let pictureId: Int64
    /// Known where it was found by look.
    var contentId: Int64?
    var score: Double
    var matched: [Match]
}

extension SearchHit {
    init(_ row: PictureRow, _ entry: RankedPicture) {
        self.init(
            id: row.id, path: row.path, score: (entry.score * 10_000).rounded() / 10_000, matched: entry.matched,
            width: row.width, height: row.height, format: row.format, size: row.size,
            date: row.takenAt ?? LocalTime.text(nanoseconds: row.modified), frames: row.frames, rating: row.rating,
            offline: row.isOnline ? nil : true, problem: row.problem)
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
