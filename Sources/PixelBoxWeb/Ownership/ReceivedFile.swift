internal import Foundation
internal import Hummingbird
internal import NIOCore

/// A file that a browser has sent, in a temporary folder that only this user can read.
struct ReceivedFile: Sendable {
    /// What it is called.
    let name: String
    /// The folder that is its own.
    let folder: String
    /// Where it lies.
    let path: String

    /// Takes in the body of a request, a part at a time.
    /// - Throws: `WebProblem` if it is too long or cannot be kept.
    init(_ request: Request, named name: String, limit: Int) async throws {
        let tooLong = WebProblem(
            .contentTooLarge, "That is more than PixelBox takes at once (\(max(1, limit >> 20)) MB).")
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLong }
        self.name = Self.safe(name)
        folder = FileManager.default.temporaryDirectory.path + "/pixelbox-" + Secret.random().prefix(16)
        path = folder + "/" + self.name
        do {
            try await receive(request, limit: limit, tooLong: tooLong)
        } catch {
            remove()
            throw error
        }
    }

    /// Throws it away.
    func remove() {
        // A temporary folder that stays behind is the system's to clean.
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func receive(_ request: Request, limit: Int, tooLong: WebProblem) async throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw WebProblem(.internalServerError, "There is no place to keep the file.") }
        defer { try? handle.close() }
        var size = 0
        for try await part in request.body {
            size += part.readableBytes
            guard size <= limit else { throw tooLong }
            try handle.write(contentsOf: Data(part.readableBytesView))
        }
        guard size > 0 else { throw WebProblem.bad("There is nothing in the request.") }
    }

    /// A name that stays in its folder; its ending tells what it is.
    static func safe(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let plain = String(String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }))
        let short = String(plain.suffix(80)).drop { $0 == "." || $0 == " " }
        return short.isEmpty ? "archive" : String(short)
    }
}
