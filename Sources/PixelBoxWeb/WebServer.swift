package import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
public import PixelBoxCore

/// Serves the page and its API.
public struct WebServer: Sendable {
    private let library: Library
    private let configuration: WebConfiguration
    private let page: PageFiles
    private let indexing: IndexingService
    private let ownership: OwnershipService
    private let duplicates: DuplicatesService

    /// A server for a library; it listens when it is run.
    public init(library: Library, configuration: WebConfiguration) {
        self.library = library
        self.configuration = configuration
        page = .ofProgram()
        indexing = IndexingService(library: library)
        ownership = OwnershipService(library: library, keeping: configuration.archiveKeeping)
        duplicates = DuplicatesService(library: library, homeTrash: configuration.homeTrash)
    }

    /// Serves until it is stopped (Ctrl-C, or the end of the task).
    /// - Parameter onReady: called once with the address of the page.
    /// - Throws: `WebServerProblem` if it cannot start.
    public func run(onReady: @escaping @Sendable (String) -> Void) async throws {
        guard !configuration.isOpenToOthers || configuration.password?.isEmpty == false else {
            throw WebServerProblem.passwordMissing
        }
        do {
            try await application(onReady: onReady).runService()
            await indexing.stop()
            await ownership.stop()
            await duplicates.stop()
        } catch let error as any Error & CustomStringConvertible where "\(type(of: error))" == "IOError" {
            throw WebServerProblem.cannotListen("\(configuration.address):\(configuration.port)", error.description)
        }
    }

    /// The server as a value, for tests too.
    package func application(onReady: @escaping @Sendable (String) -> Void = { _ in }) -> some ApplicationProtocol {
        var logger = Logger(label: "pixelbox.web")
        logger.logLevel = .warning
        let address = configuration.address
        let (indexing, watchInterval) = (indexing, configuration.watchInterval)
        return Application(
            router: router(),
            server: .http1(configuration: .init(idleTimeout: .nanoseconds(configuration.idleTimeout.nanoseconds))),
            configuration: .init(
                address: .hostname(address, port: configuration.port), serverName: nil, reuseAddress: true,
                availableConnectionsDelegate: MaximumAvailableConnections(512, logger: logger)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                onReady("http://\(address.contains(":") ? "[\(address)]" : address):\(port)/")
                if let watchInterval { await indexing.watch(every: watchInterval) }
            },
            logger: logger)
    }

    /// All routes as "get /api/status", with parameters in braces.
    package var routes: [String] {
        router().routes.map { route in
            let path = "\(route.path)".split(separator: "/").map { part in
                part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
            }
            return route.method.rawValue.lowercased() + " /" + path.joined(separator: "/")
        }.sorted()
    }

    private func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self)
        let sessions = Sessions()
        let work = WorkLimits(configuration)
        let needsPassword = configuration.password != nil
        router.middlewares.add(SecurityHeaders())
        router.middlewares.add(ErrorAnswers())
        router.middlewares.add(OriginMiddleware(rules: OriginGuard(isOpenToOthers: configuration.isOpenToOthers)))
        router.middlewares.add(SessionGuard(sessions: sessions, needsPassword: needsPassword))
        let desktop = Desktop(isOpenToOthers: configuration.isOpenToOthers)
        let examples = Examples()
        let uploadLimit = configuration.uploadLimit
        SearchRoutes(library: library, work: work, uploadLimit: uploadLimit).add(to: router)
        ResultRoutes(library: library, work: work, lists: ResultLists(), examples: examples).add(to: router)
        ExampleRoutes(library: library, work: work, examples: examples, uploadLimit: uploadLimit).add(to: router)
        SuggestionRoutes(library: library, work: work).add(to: router)
        PictureRoutes(library: library, work: work, desktop: desktop).add(to: router)
        EditRoutes(library: library, work: work).add(to: router)
        SavedSearchRoutes(saved: SavedSearches(folder: library.configuration.folder)).add(to: router)
        LibraryRoutes(library: library, work: work, indexing: indexing, home: configuration.home).add(to: router)
        SettingsRoutes(library: library, work: work).add(to: router)
        OwnershipRoutes(
            library: library, work: work, ownership: ownership, home: configuration.home,
            limit: configuration.archiveLimit
        ).add(to: router)
        DuplicateRoutes(library: library, work: work, duplicates: duplicates, indexing: indexing).add(to: router)
        EventRoutes(library: library, indexing: indexing).add(to: router)
        SessionRoutes(sessions: sessions, password: configuration.password, desktop: desktop).add(to: router)
        PageRoutes(files: page, sessions: sessions, needsPassword: needsPassword).add(to: router)
        return router
    }
}

/// Why the server cannot start.
public enum WebServerProblem: Error, CustomStringConvertible, Equatable {
    /// Other machines could reach it, and nothing would keep strangers out.
    case passwordMissing
    /// The address is taken, or not one of this machine.
    case cannotListen(String, String)

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .passwordMissing:
            "other machines could see all your pictures: give a password with PIXELBOX_PASSWORD, or leave --listen out"
        case .cannotListen(let address, let detail): "cannot listen on \(address): \(detail)"
        }
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
