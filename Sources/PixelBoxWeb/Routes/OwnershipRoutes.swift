internal import Hummingbird
internal import PixelBoxCore

/// "Do I have this?": asked about a path on this machine or a file that is sent, answered bit by bit.
struct OwnershipRoutes {
    let library: Library
    let work: WorkLimits
    let ownership: OwnershipService
    /// What paths are relative to.
    let home: String
    /// Bytes of an archive that is sent.
    let limit: Int

    func add(to router: Router<WebContext>) {
        router.get("/api/have") { _, _ in .json(ownership.state) as Response }
        router.post("/api/have") { request, _ in
            let path = PathArgument.absolute(try await request.value(Question.self).path, from: home)
            try await work.run { try library.check(source: path) }
            await ownership.ask(about: path)
            return Response(status: .accepted)
        }
        router.post("/api/have/file") { request, _ in
            let name = QueryValues(request)["name"] ?? ""
            let file = try await work.receive { try await ReceivedFile(request, named: name, limit: limit) }
            await ownership.ask(about: file)
            return Response(status: .accepted)
        }
        router.delete("/api/have") { _, _ in
            await ownership.stop()
            return Response.done
        }
        router.get("/api/have/save") { _, _ in .json(ownership.savingState) as Response }
        router.post("/api/have/save") { request, _ in
            let wanted = try await request.value(Target.self).folder
            guard !wanted.isEmpty else { throw WebProblem.bad("Say which folder to write into.") }
            let folder = PathArgument.absolute(wanted, from: home)
            try await work.run { try library.check(target: folder) }
            try await ownership.save(to: folder)
            return Response(status: .accepted)
        }
        router.delete("/api/have/save") { _, _ in
            await ownership.stopSaving()
            return Response.done
        }
    }
}

private struct Question: Decodable {
    let path: String
}

private struct Target: Decodable {
    let folder: String
}
