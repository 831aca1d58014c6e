internal import Foundation
internal import Hummingbird
internal import PixelBoxCore

/// The library's sources, choosing new ones, and reading them.
struct LibraryRoutes {
    let library: Library
    let work: WorkLimits
    let indexing: IndexingService
    /// Where choosing begins.
    let home: String

    func add(to router: Router<WebContext>) {
        router.get("/api/status") { _, _ in
            Response.json(try await work.run { try await library.status() })
        }
        router.get("/api/folders") { request, _ in
            let path = QueryValues(request)["path"] ?? ""
            return Response.json(try await work.run { try library.folder(at: path, home: home) })
        }
        router.post("/api/sources") { request, _ in
            let paths = try await request.value(NewSources.self).paths.map { PathArgument.absolute($0, from: home) }
            guard !paths.isEmpty else { throw WebProblem.bad("Say what to add.") }
            try await work.run { for path in paths { try library.check(source: path) } }
            await indexing.add(paths)
            return Response(status: .accepted)
        }
        router.delete("/api/sources") { request, _ in
            let path = try await request.value(OneSource.self).path
            guard try await work.run({ try await library.remove(source: path) }) != nil else {
                throw WebProblem.notFound("The library has no folder or archive \(path).")
            }
            return Response.done
        }
        router.post("/api/work") { request, _ in
            switch try await request.value(WorkOrder.self).action {
            case .index: await indexing.update(retry: false)
            case .retry: await indexing.update(retry: true)
            case .pause: await indexing.pause()
            case .resume: await indexing.resume()
            }
            return Response.json(indexing.state)
        }
        router.post("/api/archive-passwords") { request, _ in
            let password = try await request.value(OnePassword.self).password
            guard !password.isEmpty else { throw WebProblem.bad("Say which password to try.") }
            try await work.run { try await library.remember(archivePasswords: [password]) }
            await indexing.update(retry: true)
            return Response(status: .accepted)
        }
        router.get("/api/work") { _, _ in .json(indexing.state) as Response }
    }
}

private struct NewSources: Decodable {
    let paths: [String]
}

private struct OneSource: Decodable {
    let path: String
}

private struct OnePassword: Decodable {
    let password: String
}

private struct WorkOrder: Decodable {
    enum Action: String, Decodable {
        case index, retry, pause, resume
    }

    let action: Action
}
