import Foundation
import PixelBoxArchives
import Testing

struct FileReadingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func readsWholeFilesAndHeads() throws {
        let path = try folder.write("hello", as: "a.png")
        #expect(try FileReading.bytes(of: path, limit: 5) == Array("hello".utf8))
        #expect(try FileReading.head(of: path, count: 2) == Array("he".utf8))
        #expect(try FileReading.head(of: path, count: 20) == Array("hello".utf8))
        #expect(try FileReading.stamp(of: path).size == 5)
        #expect(try FileReading.bytes(of: folder.write("", as: "empty"), limit: 0) == [])
    }

    @Test func keepsToTheLimit() throws {
        let path = try folder.write("hello", as: "a.png")
        #expect(throws: ReadError(path: path, reason: .tooLarge(limit: 4))) {
            try FileReading.bytes(of: path, limit: 4)
        }
    }

    @Test(.timeLimit(.minutes(1))) func neverWaitsForPipesOrDevices() throws {
        let pipe = folder.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        for path in [pipe, folder.path, "/dev/null"] {
            #expect(throws: ReadError(path: path, reason: .notAFile)) { try FileReading.bytes(of: path, limit: 10) }
            #expect(throws: ReadError(path: path, reason: .notAFile)) { try FileReading.stamp(of: path) }
        }
    }

    @Test func saysWhatIsWrongInOneSentence() throws {
        let path = folder.path("gone.png")
        let error = try #require(throws: ReadError.self) { try FileReading.bytes(of: path, limit: 10) }
        #expect(error.description == "cannot read \(path): it is not there")
        let forbidden = ReadError(path: "a.png", reason: .noPermission)
        #expect(forbidden.description == "cannot read a.png: permission denied")
        #expect(
            ReadError(path: "a.png", reason: .tooLarge(limit: 256 << 20)).explanation == "it is larger than 256 MiB")
    }

    @Test(.disabled(if: geteuid() == 0, "root may read everything"))
    func saysThatPermissionIsMissing() throws {
        let path = try folder.write("hello", as: "a.png")
        #expect(chmod(path, 0) == 0)
        #expect(throws: ReadError(path: path, reason: .noPermission)) { try FileReading.bytes(of: path, limit: 10) }
    }

    @Test func visitsLargeFilesInPieces() throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let path = try folder.write(bytes, as: "large")
        var pieces: [[UInt8]] = []
        try FileReading.forEachChunk(of: path, size: 40_000) { pieces.append(Array($0)) }
        #expect(pieces.map(\.count) == [40_000, 40_000, 20_000])
        #expect(pieces.flatMap { $0 } == bytes)
    }
}
