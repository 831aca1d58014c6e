internal import Foundation
internal import Hummingbird
internal import NIOCore
internal import PixelBoxCore
internal import ServiceLifecycle
internal import Synchronization

/// Server-sent events: what the server is doing (`work`), and that pictures came or went (`library`).
struct EventRoutes {
    let library: Library
    let indexing: IndexingService
    let listeners = Listeners()

    private static let pause = Duration.milliseconds(250)
    /// Quarter seconds between looks at whether the library has changed.
    private static let changePeriod = 10
    /// Quarter seconds between signs of life, which notice that the page is gone.
    private static let lifePeriod = 60

    func add(to router: Router<WebContext>) {
        router.get("/api/events") { _, _ in
            guard listeners.enter() else {
                throw WebProblem(.serviceUnavailable, "Too many pages are open.")
            }
            return Response(
                status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
                body: ResponseBody { writer in
                    defer { listeners.leave() }
                    try await send(to: &writer)
                    try await writer.finish(nil)
                })
        }
    }

    private func send(to writer: inout any ResponseBodyWriter) async throws {
        var lastState: WorkState?
        var lastMark: String?
        var round = 0
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
        while !Task.isCancelled && !Task.isShuttingDownGracefully {
            let state = indexing.state
            if state != lastState {
                try await writer.write(Self.event("work", state))
                lastState = state
            }
            if round % Self.changePeriod == 0, let mark = try? await library.changeMark(), mark != lastMark {
                if lastMark != nil { try await writer.write(Self.event("library", ["mark": mark])) }
                lastMark = mark
            }
            if round % Self.lifePeriod == Self.lifePeriod - 1 { try await writer.write(ByteBuffer(string: ":\n\n")) }
            round += 1
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
        }
    }

    private static func event(_ name: String, _ value: some Encodable) throws -> ByteBuffer {
        let data = try JSONEncoder().encode(value)
        return ByteBuffer(string: "event: \(name)\ndata: \(String(decoding: data, as: UTF8.self))\n\n")
    }
}

/// How many pages are told of events: each keeps a connection.
final class Listeners: Sendable {
    private static let limit = 32
    private let count = Mutex(0)

    /// - Returns: whether there was room.
    func enter() -> Bool {
        count.withLock { count in
            guard count < Self.limit else { return false }
            count += 1
            return true
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}
