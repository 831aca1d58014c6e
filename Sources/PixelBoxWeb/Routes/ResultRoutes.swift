internal import Hummingbird
internal import NIOCore
internal import PixelBoxCore

/// Lists of results for the page: the first ones at once, the places of all others, details as they come into sight.
struct ResultRoutes {
    let library: Library
    let work: WorkLimits
    let lists: ResultLists
    let examples: Examples

    private static let firstTiles = 240
    private static let firstHits = 100
    private static let mostHits = 500

    func add(to router: Router<WebContext>) {
        router.get("/api/results") { request, _ in try await find(QueryValues(request)) }
        router.get("/api/results/:list/tiles") { _, context in try await tiles(try list(context)) }
        router.get("/api/results/:list/hits") { request, context in
            try await hits(try list(context), QueryValues(request))
        }
    }

    private func find(_ values: QueryValues) async throws -> Response {
        let likes = try values.all("like").map { id in
            guard let example = examples[id] else {
                throw WebProblem(.gone, "The picture that was searched by is no longer here. Drop it again.")
            }
            return LikeReference.bytes(example.bytes)
        }
        guard let order = ResultRequest.Order(rawValue: values["sort"] ?? "best"),
            let grouping = ResultRequest.Grouping(rawValue: values["group"] ?? "none")
        else { throw WebProblem.bad("There is no such order.") }
        let request = ResultRequest(query: values["q"] ?? "", likes: likes, order: order, grouping: grouping)
        return try await work.run {
            let list = try await library.results(request)
            let answer = ResultsAnswer(
                list: lists.keep(list), query: list.query, total: list.total, listed: list.pictures.count,
                ranked: list.isRanked, tookMilliseconds: list.tookMilliseconds, sections: list.sections,
                tiles: try await library.tiles(of: list.pictures.prefix(Self.firstTiles)).map(\.values),
                hits: try await library.hits(of: list, in: 0..<Self.firstHits))
            return .json(answer)
        }
    }

    private func tiles(_ list: ResultList) async throws -> Response {
        try await work.run {
            let tiles = try await library.tiles(of: list.pictures)
            var bytes = ByteBuffer()
            bytes.reserveCapacity(tiles.count * 16)
            for tile in tiles { tile.write(to: &bytes) }
            return Response(
                status: .ok, headers: [.contentType: "application/octet-stream", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: bytes))
        }
    }

    private func hits(_ list: ResultList, _ values: QueryValues) async throws -> Response {
        let offset = try values.count("offset", default: 0, most: list.pictures.count)
        let limit = try values.count("limit", default: Self.firstHits, most: Self.mostHits)
        return .json(
            HitsAnswer(hits: try await work.run { try await library.hits(of: list, in: offset..<offset + limit) }))
    }

    private func list(_ context: WebContext) throws -> ResultList {
        guard let list = context.parameters.get("list").flatMap({ lists[$0] }) else {
            throw WebProblem(.gone, "These results are gone. Search again.")
        }
        return list
    }
}

/// The beginning of a list.
private struct ResultsAnswer: Encodable {
    let list: String
    let query: String
    /// How many pictures match.
    let total: Int
    /// How many of them are in the list.
    let listed: Int
    /// Whether the query says what is best; where it only filters, the newest come first.
    let ranked: Bool
    let tookMilliseconds: Double
    let sections: [ResultList.Section]
    /// Id, version, width, height, flags.
    let tiles: [[Int64]]
    let hits: [SearchHit]
}

private struct HitsAnswer: Encodable {
    let hits: [SearchHit]
}

extension ResultTile {
    /// The same bits as in `tile.js`.
    fileprivate var flags: UInt16 {
        (isAnimated ? 1 : 0) | (isTransparent ? 2 : 0) | (isArchived ? 4 : 0) | (isOffline ? 8 : 0)
            | (isUnreadable ? 16 : version == 0 ? 32 : 0)
    }

    fileprivate var values: [Int64] { [id, version, Int64(width), Int64(height), Int64(flags)] }

    /// 16 bytes, little endian: id, version, width, height, flags, nothing.
    fileprivate func write(to bytes: inout ByteBuffer) {
        bytes.writeMultipleIntegers(
            UInt32(clamping: id), UInt32(clamping: version), UInt16(clamping: width), UInt16(clamping: height), flags,
            UInt16(0), endianness: .little)
    }
}
