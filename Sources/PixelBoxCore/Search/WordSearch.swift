internal import PixelBoxStore

/// Finds pictures by free words: where the words stand, and what the pictures show.
///
/// Whole words in names, folders, tags and texts come first, in the order of their ranks; what is found by its description
/// alone stands below them, among beginnings and parts of words.
struct WordSearch {
    let library: Library

    /// So many pictures at most are found by their description alone.
    private static let describedLimit = 200
    /// What the surest description counts: less than a whole word in any column but the metadata (0.64 and more).
    private static let describedWeight = 0.55
    /// What a description adds to words that were found: enough to put equals in order.
    private static let addedWeight = 0.05

    func ranking(_ query: Query, limit: Int, isListing: Bool = false) async throws -> Ranking {
        let words = try await self.words(query, limit: limit, isListing: isListing)
        let last = limit > 0 && words.entries.count >= limit ? words.entries[limit - 1] : nil
        guard limit > 0, (last?.score ?? 0) < Self.describedWeight, let text = Self.description(query) else {
            return words
        }
        // Free words find by name and text without any model, and with a damaged one.
        let search = DescriptionSearch(library: library)
        guard (try? await search.hasPictures()) == true, let described = try? await search.query(wanted: [text]) else {
            return words
        }
        return try await joined(words, described, query, limit: limit)
    }

    /// Where the words stand.
    func words(_ query: Query, limit: Int, isListing: Bool = false) async throws -> Ranking {
        let found = try await library.store.matchingPictures(
            words: query.words, ranking: query.ranking, filter: query.filter, limit: limit, isListing: isListing)
        return Ranking(
            total: found.total,
            entries: found.matches.map { match in
                RankedPicture(
                    pictureId: match.pictureId, contentId: match.contentId, score: match.rank,
                    matched: match.matched.map { Match($0) })
            }, list: found.list)
    }

    /// The free words as a description; nil if they are none: numbers, or phrases that have to be there exactly.
    static func description(_ query: Query) -> String? {
        guard query.words != nil, !query.rankingWords.contains(where: \.isPhrase) else { return nil }
        let text = query.rankingWords.map(\.text).joined(separator: " ")
        return text.contains(where: \.isLetter) ? text : nil
    }

    private func joined(
        _ words: Ranking, _ described: DescriptionQuery, _ query: Query, limit: Int
    ) async throws -> Ranking {
        let fitting = try await DescriptionSearch(library: library).fitting(
            described, filter: query.filter, limit: Self.describedLimit)
        guard !fitting.isEmpty else { return words }
        let condition = Condition.all([query.words ?? .everything, query.filter])
        let contents = fitting.compactMap(\.contentId)
        let found = Set(
            try await library.store.pictureIds(showing: contents, matching: condition).values.flatMap { $0 })
        let byId = Dictionary(fitting.map { ($0.pictureId, $0) }, uniquingKeysWith: { first, _ in first })

        var entries = words.entries
        for index in entries.indices {
            guard let fit = byId[entries[index].pictureId] else { continue }
            entries[index].score += Self.addedWeight * fit.score
            entries[index].matched += fit.matched
        }
        // Where the words stand somewhere, what only may fit would be noise beside it.
        let isNamed = words.total > 0
        let alone = fitting.filter { !found.contains($0.pictureId) && (!isNamed || $0.fit == .good) }.map { entry in
            var entry = entry
            entry.score *= Self.describedWeight
            return entry
        }
        let all = (entries + alone).enumerated().sorted {
            ($0.element.score, $1.offset) > ($1.element.score, $0.offset)
        }
        return Ranking(
            total: words.total + alone.count, entries: Array(all.map(\.element).prefix(limit)), described: alone,
            list: words.list)
    }
}
