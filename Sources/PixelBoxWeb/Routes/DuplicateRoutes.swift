internal import Hummingbird
internal import PixelBoxCore

/// Going through the duplicates of the library.
struct DuplicateRoutes {
    let library: Library
    let work: WorkLimits
    let duplicates: DuplicatesService
    let indexing: IndexingService

    func add(to router: Router<WebContext>) {
        router.get("/api/duplicates") { _, _ in .json(duplicates.state) as Response }
        router.post("/api/duplicates") { request, _ in
            let search = try await request.value(DuplicateSearch.self)
            await duplicates.find(try search.request(), asked: search)
            return Response(status: .accepted)
        }
        router.delete("/api/duplicates") { _, _ in
            await duplicates.stop()
            return Response.done
        }
        router.post("/api/duplicates/not") { request, _ in
            let pair = try await request.value(PicturePair.self)
            try await work.run { try await duplicates.keepApart(pair.best, pair.copy) }
            return Response.done
        }
        router.post("/api/duplicates/apply") { request, _ in
            let chosen = try await request.value(ChosenPictures.self)
            // Only one at a time changes the library; reading goes on afterwards.
            await indexing.stop()
            let report = try await duplicates.remove(Set(chosen.pictures))
            await indexing.update(retry: false)
            return Response.json(report)
        }
        router.post("/api/duplicates/undo") { request, _ in
            let name = try await request.value(RemovalName.self).name
            await indexing.stop()
            let report = try await library.undo(name)
            await duplicates.stop()
            await indexing.update(retry: false)
            return Response.json(report)
        }
    }
}

private struct PicturePair: Decodable {
    let best: Int64
    let copy: Int64
}

private struct ChosenPictures: Decodable {
    let pictures: [Int64]
}

private struct RemovalName: Decodable {
    let name: String
}
