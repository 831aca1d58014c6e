import Foundation
import PixelBoxArchives
import Testing

struct FolderWalkerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func findsFilesInOrderOfTheirNames() throws {
        for name in ["b.png", "a.png", "sub/z.png", "sub/deep/y.png", "c/x.png", "é.png"] {
            try folder.write("x", as: name)
        }
        #expect(try walk().files == ["a.png", "b.png", "é.png", "c/x.png", "sub/z.png", "sub/deep/y.png"])
    }

    @Test func leavesOutWhatIsHidden() throws {
        for name in [".a.png", ".hidden/b.png", "seen/.c.png", "seen/d.png"] { try folder.write("x", as: name) }
        #expect(try walk().files == ["seen/d.png"])
    }

    @Test func tellsSizeAndTime() throws {
        let path = try folder.write("12345", as: "a.png")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: path)
        var stamps: [FileStamp] = []
        try FolderWalker().walk(folder.path) { event in
            if case .file(let file) = event { stamps.append(file.stamp) }
        }
        #expect(stamps.map(\.size) == [5])
        #expect(stamps.map(\.modified) == [1_600_000_000_000_000_000])
        #expect(try stamps == [FileReading.stamp(of: path)])
    }

    @Test func goesRoundLoopsOnce() throws {
        try folder.write("x", as: "sub/a.png")
        try folder.link("sub/up", to: "..")
        try folder.link("sub/self", to: ".")
        try folder.link("sub/out", to: "/")
        #expect(try walk().files == ["sub/a.png"])
    }

    @Test func prefersTheRealPathOfALinkedFolder() throws {
        try folder.write("x", as: "z/a.png")
        try folder.link("b", to: "z")
        #expect(try walk().files == ["z/a.png"])
    }

    @Test func followsLinksOutOfTheFolder() throws {
        let other = try TemporaryFolder()
        try other.write("x", as: "in/a.png")
        try other.write("x", as: "b.png")
        try folder.link("linked", to: other.path + "/in")
        try folder.link("b.png", to: other.path + "/b.png")
        #expect(try walk().files == ["b.png", "linked/a.png"])
    }

    @Test func tellsOfBrokenLinksAndPipes() throws {
        try folder.link("gone.png", to: "nowhere")
        #expect(mkfifo(folder.path("pipe.png"), 0o600) == 0)
        let walked = try walk()
        #expect(walked.files == [])
        #expect(walked.problems == ["gone.png: it is not there", "pipe.png: it is not a regular file"])
    }

    @Test(.disabled(if: geteuid() == 0, "root may read everything"))
    func tellsOfForbiddenFolders() throws {
        try folder.write("x", as: "shut/a.png")
        try folder.write("x", as: "b.png")
        #expect(chmod(folder.path("shut"), 0) == 0)
        defer { chmod(folder.path("shut"), 0o700) }
        let walked = try walk()
        #expect(walked.files == ["b.png"])
        #expect(walked.problems == ["shut: permission denied"])
    }

    #if !canImport(Darwin)
    @Test func findsNamesOfAnyBytes() throws {
        for bytes in [[0xFF, 0x2E, 0x70], [0x61, 0x0A, 0x62], [0x27, 0x22, 0x5C], [0xEE, 0xBE, 0x80]] as [[UInt8]] {
            let path = (Array(folder.path.utf8) + [0x2F] + bytes + [0]).map { CChar(bitPattern: $0) }
            #expect(close(open(path, O_CREAT | O_WRONLY, 0o600)) == 0)
        }
        let files = try walk().files
        #expect(files == ["'\"\\", "a\nb", "\u{EFEE}\u{EFBE}\u{EF80}", "\u{EFFF}.p"])
        for file in files { #expect(try FileReading.bytes(of: folder.path(file), limit: 10) == []) }
    }
    #endif

    @Test func endsWhenTheVisitorThrows() throws {
        for number in 0..<10 { try folder.write("x", as: "\(number).png") }
        var seen = 0
        #expect(throws: CancellationError.self) {
            try FolderWalker().walk(folder.path) { _ in
                seen += 1
                if seen == 3 { throw CancellationError() }
            }
        }
        #expect(seen == 3)
    }

    @Test func saysWhatIsNotAFolder() throws {
        let file = try folder.write("x", as: "a.png")
        #expect(throws: ReadError(path: file, reason: .notAFolder)) { try FolderWalker().walk(file) { _ in } }
        let missing = folder.path("missing")
        #expect(throws: ReadError(path: missing, reason: .notFound)) { try FolderWalker().walk(missing) { _ in } }
    }

    private func walk() throws -> (files: [String], problems: [String]) {
        var files: [String] = []
        var problems: [String] = []
        let prefix = folder.path + "/"
        try FolderWalker().walk(folder.path) { event in
            switch event {
            case .file(let file): files.append(String(file.path.dropFirst(prefix.count)))
            case .unreadable(let path, let reason), .unreadableFolder(let path, let reason):
                problems.append("\(path.dropFirst(prefix.count)): \(reason)")
            }
        }
        return (files, problems)
    }
}
