import Crypto
import Fixtures
import Foundation
import Hummingbird
import PixelBoxCore
import Synchronization
import Testing

/// Getting models from a server on this machine that behaves like that of Immich's exports.
struct ModelDownloadTests {
    @Test func getsAModelThatListsItsFiles() async throws {
        let site = try Site()
        try site.addModel("clip", isListed: true)
        let progress = Mutex<[DownloadProgress]>([])
        try await site.serve { library in
            try await library.downloadModel("clip") { step in progress.withLock { $0.append(step) } }
            #expect(try await library.models().map(\.name) == ["clip"])
            try await library.useModel("clip")
        }
        #expect(progress.withLock { !$0.isEmpty && $0.allSatisfy { $0.done <= $0.total && $0.total > 10_000 } })
    }

    @Test func getsAModelFromAPlainFolder() async throws {
        let site = try Site()
        try site.addModel("clip", isListed: false)
        try await site.serve { library in
            try await library.downloadModel("clip")
            #expect(try await library.models().first?.problem == nil)
        }
    }

    @Test func goesOnWhereItWasBrokenOff() async throws {
        let site = try Site()
        try site.addModel("clip", isListed: true)
        try await site.serve { library in
            let parts = site.home.url.appendingPathComponent("models/.clip.download/visual")
            try FileManager.default.createDirectory(at: parts, withIntermediateDirectories: true)
            let whole = try Data(
                contentsOf: site.files.url.appendingPathComponent("org/clip/resolve/main/visual/model.onnx"))
            try whole.prefix(whole.count / 2).write(to: parts.appendingPathComponent("model.onnx.part"))
            try await library.downloadModel("clip")
            #expect(try await library.models().first?.problem == nil)
        }
    }

    @Test func doesNotKeepWhatArrivedWrong() async throws {
        let site = try Site()
        try site.addModel("clip", isListed: true)
        let model = site.files.url.appendingPathComponent("org/clip/resolve/main/visual/model.onnx")
        var bytes = try Data(contentsOf: model)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: model)
        try await site.serve { library in
            await #expect { try await library.downloadModel("clip") } throws: { "\($0)".contains("checksum") }
            let models = try await library.models()
            #expect(models.isEmpty)
        }
    }

    @Test func saysWhatIsWrongInOneSentence() async throws {
        let site = try Site()
        try await site.serve { library in
            await #expect { try await library.downloadModel("absent") } throws: {
                "\($0)".contains("no model named absent")
            }
            await #expect(throws: DownloadProblem.self) { try await library.downloadModel("../x") }
        }
        for source in ["http://example.org/models", "file:///etc", "nonsense"] {
            await #expect(throws: DownloadProblem.self) { try await site.library(source).downloadModel("clip") }
        }
        await #expect { try await site.library("http://127.0.0.1:9/models").downloadModel("clip") } throws: {
            "\($0)" == "cannot reach 127.0.0.1: is this machine online?"
        }
    }
}

/// A server of models, and a library that gets them there.
private struct Site {
    let files: TemporaryFolder
    let home: TemporaryFolder

    init() throws {
        files = try TemporaryFolder()
        home = try TemporaryFolder()
    }

    func addModel(_ name: String, isListed: Bool) throws {
        let organisation = files.url.appendingPathComponent("org")
        let folder =
            isListed
            ? try TinyShowModel.put(name, as: "main", into: organisation.appendingPathComponent("\(name)/resolve"))
            : try TinyShowModel.put(name, into: organisation)
        try FileManager.default.removeItem(at: folder.appendingPathComponent("textual/tokenizer"))
        var lines: [String] = []
        var entries: [String] = []
        let names = (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).filter {
            $0.contains(".")
        }
        for file in names {
            let data = try Data(contentsOf: folder.appendingPathComponent(file))
            let sum = SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
            lines.append("\(sum)  ./\(file)")
            let large = file.hasSuffix(".onnx") ? #","lfs":{"oid":"\#(sum)","size":\#(data.count)}"# : ""
            entries.append(#"{"type":"file","path":"\#(file)","size":\#(data.count),"oid":"0"\#(large)}"#)
        }
        guard isListed else {
            return try Data(lines.joined(separator: "\n").utf8).write(to: folder.appendingPathComponent("SHA256SUMS"))
        }
        let listing = files.url.appendingPathComponent("api/models/org/\(name)/tree")
        try FileManager.default.createDirectory(at: listing, withIntermediateDirectories: true)
        try Data("[\(entries.joined(separator: ","))]".utf8).write(to: listing.appendingPathComponent("main"))
    }

    func library(_ source: String) throws -> Library {
        try Library(Configuration(folder: home.url, modelFolders: [], modelSource: source))
    }

    /// Calls `body` with a library while the server runs.
    func serve(_ body: @escaping @Sendable (Library) async throws -> Void) async throws {
        let router = Router()
        router.add(middleware: FileMiddleware(files.path()))
        let (ports, sink) = AsyncStream.makeStream(of: Int.self)
        let server = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { sink.yield($0.localAddress?.port ?? 0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.runService(gracefulShutdownSignals: []) }
            for await port in ports {
                try await body(try library("http://127.0.0.1:\(port)/org"))
                break
            }
            group.cancelAll()
        }
    }
}
