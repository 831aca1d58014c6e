import Foundation
import PixelBoxArchives
import Testing

struct SafeExtractionTests {
    private let folder: TemporaryFolder
    private let extraction: SafeExtraction

    init() throws {
        folder = try TemporaryFolder()
        extraction = SafeExtraction(into: folder.path("new/pictures"))
    }

    @Test func keepsNamesAndFolders() throws {
        let path = try extraction.write([1, 2], as: "ui/Grüße 🎈.png")
        #expect(path == folder.path("new/pictures/ui/Grüße 🎈.png"))
        #expect(try readFile(path) == Data([1, 2]))
    }

    @Test func neverOverwrites() throws {
        let paths = try (0..<3).map { try extraction.write([$0], as: "a/b.tar.png") }
        #expect(paths.map { $0.split(separator: "/").last } == ["b.tar.png", "b.tar (2).png", "b.tar (3).png"])
        #expect(try readFile(paths[0]) == Data([0]))
    }

    @Test(arguments: [
        "../../evil.png", "/evil.png", "a/../../../evil.png", "./.././evil.png", "..", "../", "/", "", "a/..", "...",
        "..\\..\\evil.png", "C:\\evil.png", "evil\0.png", "new\nline.png", "\u{202E}gnp.exe", "a//b/./c.png",
    ])
    func neverLeavesTheFolder(_ name: String) throws {
        let path = try extraction.write([1], as: name)
        #expect(path.hasPrefix(folder.path("new/pictures/")))
        #expect(path.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
        #expect(try folder.contents().allSatisfy { "new/pictures".hasPrefix($0) || $0.hasPrefix("new/pictures/") })
        #expect(try readFile(path) == Data([1]))
    }

    @Test func doesNotFollowLinks() throws {
        try extraction.write([1], as: "a.png")
        try folder.write("mine", as: "outside/precious.png")
        try folder.link("new/pictures/dir", to: folder.path("outside"))
        try folder.link("new/pictures/file.png", to: folder.path("outside/precious.png"))
        try folder.link("new/pictures/dangling.png", to: folder.path("outside/other.png"))
        #expect(try extraction.write([2], as: "dir/precious.png") == folder.path("new/pictures/dir (2)/precious.png"))
        #expect(try extraction.write([2], as: "file.png") == folder.path("new/pictures/file (2).png"))
        #expect(try extraction.write([2], as: "dangling.png") == folder.path("new/pictures/dangling (2).png"))
        #expect(try String(decoding: readFile(folder.path("outside/precious.png")), as: UTF8.self) == "mine")
        #expect(try folder.contents().filter { $0.hasPrefix("outside/") } == ["outside/precious.png"])
    }

    @Test func makesRoomForAFolderWhereAFileIs() throws {
        try extraction.write([1], as: "a.png")
        #expect(try extraction.write([2], as: "a.png/b.png") == folder.path("new/pictures/a.png (2)/b.png"))
    }

    @Test func shortensNamesThatAreTooLong() throws {
        let path = try extraction.write([1], as: String(repeating: "ü", count: 300) + ".png")
        let name = try #require(path.split(separator: "/").last)
        #expect(name.utf8.count <= 255)
        #expect(name.hasSuffix("ü.png"))
    }

    @Test func saysWhyItCannotWrite() throws {
        let file = try folder.write("x", as: "file")
        let error = try #require(throws: WriteError.self) { try SafeExtraction(into: file).write([1], as: "a.png") }
        #expect(error.description == "cannot write \(file): it is not a folder")
    }
}
