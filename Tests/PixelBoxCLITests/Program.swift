import Foundation
import Synchronization

/// Runs the built program as a user would.
struct Program {
    /// What a run left behind.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The folder of the library.
    let library: String
    var environment: [String: String] = [:]

    /// The program beside the tests in the build folder.
    static var file: URL {
        let tests = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return tests.resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("pixelbox")
    }

    /// Whether `make setup` has brought the models that read text into this checkout.
    static var hasTextModels: Bool {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.appending(path: ".deps/models/text")
        return ["det", "cls", "rec"].allSatisfy {
            FileManager.default.fileExists(atPath: folder.appending(path: $0 + ".onnx").path(percentEncoded: false))
        }
    }

    /// Runs to the end.
    func run(_ arguments: String..., folder: String? = nil) throws -> Outcome {
        let (output, errors) = (Pipe(), Pipe())
        let process = makeProcess(arguments, folder: folder)
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let complaints = TextFromPipe(errors)
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: text, errors: complaints.value)
    }

    /// Starts with its output thrown away, and does not wait.
    func start(_ arguments: String...) throws -> Process {
        let process = makeProcess(arguments, folder: nil)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private func makeProcess(_ arguments: [String], folder: String?) -> Process {
        let process = Process()
        process.executableURL = Self.file
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["PIXELBOX_LIBRARY": library]) { $1 }.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        process.standardInput = FileHandle.nullDevice
        return process
    }
}

/// Reads a pipe to its end on another thread, so that a full pipe never stops the program.
final class TextFromPipe: Sendable {
    private let text = Mutex("")
    private let done = DispatchGroup()

    init(_ pipe: Pipe) {
        let handle = pipe.fileHandleForReading
        DispatchQueue.global().async(group: done) { [self] in
            let read = String(decoding: handle.readDataToEndOfFile(), as: UTF8.self)
            text.withLock { $0 = read }
        }
    }

    /// Waits for the end.
    var value: String {
        done.wait()
        return text.withLock { $0 }
    }
}
