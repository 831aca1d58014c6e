internal import PixelBoxStore

extension Library {
    /// Everything that a search finds, in order.
    /// - Throws: `QueryError` for a malformed query, `PathProblem` for a picture to search by that cannot be read.
    public func results(_ request: ResultRequest) async throws -> ResultList {
        try await ResultFinder(library: self).find(request)
    }

    /// What a grid has to know of pictures before it shows them, in the order asked for.
    public func tiles(of pictures: some Collection<Int64> & Sendable) async throws -> [ResultTile] {
        try await store.tiles(of: Array(pictures)).map { tile in
            ResultTile(
                id: tile.id, version: tile.contentId, width: tile.width, height: tile.height,
                isAnimated: tile.isAnimated,
                isTransparent: tile.isTransparent, isArchived: tile.isArchived, isOffline: tile.isOffline,
                isUnreadable: tile.isUnreadable)
        }
    }

    /// What is known of some pictures of a list now, and why they were found; those that are gone are left out.
    public func hits(of list: ResultList, in range: Range<Int>) async throws -> [SearchHit] {
        let ids = Array(list.pictures[range.clamped(to: list.pictures.indices)])
        let rows = try await store.pictures(ids)
        let unexplained = rows.map(\.id).filter { list.top[$0] == nil }
        let reasons = try await store.reasons(for: unexplained, ranking: list.words)
        return rows.map { row in
            let known = list.top[row.id]
            let matched = reasons[row.id]?.matched.map { Match($0) }
            return SearchHit(
                row,
                RankedPicture(
                    pictureId: row.id, score: known?.score ?? reasons[row.id]?.rank ?? 0,
                    matched: known?.matched ?? matched ?? []))
        }
    }
}
