internal import PixelBoxInference
internal import PixelBoxStore
internal import PixelBoxVectors

/// Finds pictures by what they show.
struct DescriptionSearch {
    let library: Library

    /// So many of the best are weighed where a description is only one of the reasons.
    static let depth = 1000
    /// How much a description that a picture should not fit counts against those that it should.
    private static let unwantedWeight: Float = -0.5

    /// Whether any picture is described: where none is, no model need be loaded to find none.
    func hasPictures() async throws -> Bool {
        guard let use = try await library.shows.answering() else { return false }
        return try await library.shows.current(use).count > 0
    }

    /// The descriptions as one query; nil if there is nothing in them to look for, or no model that understands them.
    /// - Throws: why the chosen model cannot be used, in one sentence.
    func query(wanted: [String], unwanted: [String] = []) async throws -> DescriptionQuery? {
        guard !wanted.isEmpty || !unwanted.isEmpty, let use = try await library.shows.answering() else { return nil }
        var sum = [Float](repeating: 0, count: use.model.dimensions)
        var isAny = false
        for (texts, weight) in [(wanted, Float(1)), (unwanted, Self.unwantedWeight)] {
            for text in texts {
                guard let vector = try library.shows.engine.vector(text, use.model) else { continue }
                for index in sum.indices { sum[index] += weight * vector[index] }
                isAny = true
            }
        }
        let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard isAny, length > 0 else { return nil }
        let named = wanted.map { "“\($0)”" } + unwanted.map { "not “\($0)”" }
        return DescriptionQuery(
            use, vector: sum.map { $0 / length }, text: named.joined(separator: ", "),
            snapshot: try await library.shows.current(use))
    }

    /// The pictures that fit best, whether or not they fit well.
    func ranking(_ query: DescriptionQuery, filter: Condition, limit: Int) async throws -> Ranking {
        let total = try await library.store.pictureCount(matching: filter, with: .show, of: query.use.vectors.id)
        let entries = try await VectorRanking(library: library, snapshot: query.snapshot).entries(
            query.vector, filter: filter, limit: limit
        ) { cosine in
            let fit = query.fit(cosine: cosine)
            return (cosine, fit, Self.match(query, fit))
        }
        return Ranking(total: total, entries: entries)
    }

    /// The pictures that may fit at least, the best of them; none where nothing tells what fits.
    func fitting(_ query: DescriptionQuery, filter: Condition, limit: Int) async throws -> [RankedPicture] {
        guard let least = query.leastDot else { return [] }
        return try await VectorRanking(library: library, snapshot: query.snapshot).entries(
            query.vector, filter: filter, limit: limit, minimumDot: least
        ) { cosine in
            let fit = query.fit(cosine: cosine)
            return (query.strength(cosine: cosine), fit, Self.match(query, fit))
        }
    }

    /// Why a picture is found by its description.
    static func match(_ query: DescriptionQuery, _ fit: SearchHit.Fit?) -> Match {
        switch fit {
        case .good: Match(by: .words, detail: "shows \(query.text)")
        case .maybe, nil: Match(by: .words, detail: "may show \(query.text)")
        case .poor: Match(by: .words, detail: "hardly shows \(query.text)")
        }
    }
}
