internal import Foundation

/// The program `curl`, which every system has: downloads are rare, and a library for them would be loaded at every start.
enum Curl {
    /// Small answers only.
    private static let textLimit = 4 << 20

    /// What an address answers with.
    static func text(_ address: String) async throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("pixelbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }  // Best effort: it lies in the temporary folder.
        try await run(["--max-filesize", "\(textLimit)", "--output", file.path, address], address)
        return [UInt8](FileManager.default.contents(atPath: file.path) ?? Data())
    }

    /// Downloads into a file, behind what is in it already; `report` is told how many bytes there are, at last all of them.
    static func download(_ address: String, to file: URL, report: @escaping @Sendable (Int64) -> Void) async throws {
        let reportSize = { @Sendable in
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)  // Not there at first.
            if let size = (attributes?[.size] as? NSNumber)?.int64Value { report(size) }
        }
        let watcher = Task {
            while !Task.isCancelled {
                reportSize()
                try await Task.sleep(for: .milliseconds(200))
            }
        }
        defer { watcher.cancel() }
        try await run(["--continue-at", "-", "--output", file.path, address], address)
        reportSize()
    }

    /// What it says about a transfer with these options; it follows no redirection.
    static func answer(_ options: [String], _ address: String) async throws -> String {
        let pipe = Pipe()
        try await run(options, address, following: false, output: pipe)
        return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }

    private static func run(
        _ arguments: [String], _ address: String, following: Bool = true, output: Pipe? = nil
    ) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["curl", "--silent", "--fail", "--proto", "=https,http", "--proto-redir", "=https,http"]
            + (following ? ["--location"] : [])
            + ["--connect-timeout", "20", "--speed-time", "60", "--speed-limit", "1", "--retry", "2", "--globoff"]
            + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output ?? FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try Task.checkCancellation()
        let status = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
                process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
                do { try process.run() } catch { continuation.resume(throwing: error) }
            }
        } onCancel: {
            if process.isRunning { process.terminate() }
        }
        try Task.checkCancellation()
        guard status == 0 else { throw CurlProblem(status: status, address: address) }
    }
}

/// Why curl did not get an address.
struct CurlProblem: Error, CustomStringConvertible {
    let status: Int32
    let address: String

    /// Whether the server answered that there is no such thing (or none for everybody).
    var isMissing: Bool { status == 22 }

    var description: String {
        let host = URL(string: address)?.host ?? address
        return switch status {
        case 6, 7: "cannot reach \(host): is this machine online?"
        case 22: "\(host) does not have \(address)"
        case 28: "\(host) takes too long to answer"
        case 63: "\(address) is more than PixelBox takes at once"
        case 23: "cannot write what comes from \(host): is the disk full?"
        case 35, 51, 58, 60: "cannot trust the connection to \(host)"
        case 127: "curl is not installed; it gets models from the network"
        default: "cannot get \(address) (curl says \(status))"
        }
    }
}
