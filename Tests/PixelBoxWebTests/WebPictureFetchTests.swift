import Foundation
import Hummingbird
import NIOCore
import PixelBoxCore
import Testing

/// Fetching pictures from a server on this machine that passes for one on the web.
struct WebPictureFetchTests {
    @Test func asksTheAddressThatWasChecked() async throws {
        // No name server knows this name.
        try await serve { web, port in
            let bytes = try await web.bytes(at: "http://pictures.test:\(port)/cat")
            #expect(bytes == Array("cat".utf8))
        }
    }

    @Test func followsWhereItIsSent() async throws {
        try await serve { web, port in
            let bytes = try await web.bytes(at: "http://pictures.test:\(port)/moved")
            #expect(bytes == Array("cat".utf8))
        }
    }

    @Test(arguments: [
        ("/inside", "10.0.0.1 is in a private network"), ("/around", "leads on and on"), ("/missing", "does not have"),
        ("/long", "is more than PixelBox takes at once"), ("/slow", "takes too long"),
        ("/file", "that is not the address of a picture on the web"),
    ])
    func saysWhyThereIsNone(_ path: String, _ reason: String) async throws {
        try await serve { web, port in
            await #expect { try await web.bytes(at: "http://pictures.test:\(port)\(path)") } throws: { error in
                error is FetchProblem && "\(error)".contains(reason)
            }
        }
    }

    private static let limit = 30_000

    /// Calls `body` with the means to fetch, and the port of the server, while that runs.
    private func serve(_ body: @escaping @Sendable (WebPicture, Int) async throws -> Void) async throws {
        let (ports, sink) = AsyncStream.makeStream(of: Int.self)
        let server = Application(
            router: router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { sink.yield($0.localAddress?.port ?? 0) })
        let web = WebPicture(limit: Self.limit, seconds: 2) { $0 == "pictures.test" ? ["127.0.0.1"] : nil }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.runService(gracefulShutdownSignals: []) }
            for await port in ports {
                try await body(web, port)
                break
            }
            group.cancelAll()
        }
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/cat") { _, _ in "cat" }
        router.get("/moved") { _, _ in Response.redirect(to: "/cat", type: .found) }
        router.get("/around") { _, _ in Response.redirect(to: "/around", type: .found) }
        router.get("/inside") { _, _ in Response.redirect(to: "http://10.0.0.1/cat", type: .found) }
        router.get("/file") { _, _ in Response.redirect(to: "file:///etc/hostname", type: .found) }
        router.get("/long") { _, _ in String(repeating: "x", count: Self.limit + 1) }
        router.get("/slow") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    while true {
                        try await writer.write(ByteBuffer(string: "more and "))
                        try await Task.sleep(for: .milliseconds(50))
                    }
                })
        }
        return router
    }
}
