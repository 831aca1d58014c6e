internal import GRDB

/// What a grid has to know of a picture before it shows it.
package struct PictureTile: Sendable, Equatable {
    package let id: Int64
    /// 0 while it was not read yet, or cannot be.
    package var contentId: Int64 = 0
    package var width = 0
    package var height = 0
    package var isAnimated = false
    package var isTransparent = false
    package var isArchived = false
    package var isOffline = false
    package var isUnreadable = false
}

extension Store {
    /// The tiles of pictures, in the order asked for; pictures that are gone have no content.
    package func tiles(of ids: [Int64]) async throws -> [PictureTile] {
        try await database.read { db in
            ids.count <= Self.fewTiles ? try ids.map { try Self.tile(of: $0, db) } : try Self.manyTiles(ids, db)
        }
    }

    private static let columns = """
        SELECT picture.id, ifnull(contentId, 0), ifnull(width, 0), ifnull(height, 0), ifnull(frames, 0) > 1,
            ifnull(hasAlpha, 0), entry <> '', NOT isOnline, problem IS NOT NULL
        FROM picture JOIN file ON file.id = fileId JOIN source ON source.id = sourceId
        LEFT JOIN content ON content.id = contentId
        """

    private static func tile(of id: Int64, _ db: Database) throws -> PictureTile {
        var tile = PictureTile(id: id)
        try db.forEachRow(columns + " WHERE picture.id = ?", [id]) { tile = PictureTile($0) }
        return tile
    }

    /// One pass over the whole table is faster than very many look-ups.
    private static func manyTiles(_ ids: [Int64], _ db: Database) throws -> [PictureTile] {
        var places = [Int32](repeating: -1, count: Int(ids.max() ?? 0) + 1)
        for (place, id) in ids.enumerated() { places[Int(id)] = Int32(place) }
        var tiles = ids.map { PictureTile(id: $0) }
        try db.forEachRow(columns) { row in
            let id = Int(row.number(0))
            guard id < places.count, places[id] >= 0 else { return }
            tiles[Int(places[id])] = PictureTile(row)
        }
        return tiles
    }

    private static let fewTiles = 1000
}

extension PictureTile {
    fileprivate init(_ row: RawRow) {
        id = row.number(0)
        contentId = row.number(1)
        width = Int(row.number(2))
        height = Int(row.number(3))
        isAnimated = row.number(4) != 0
        isTransparent = row.number(5) != 0
        isArchived = row.number(6) != 0
        isOffline = row.number(7) != 0
        isUnreadable = row.number(8) != 0
    }
}
