import Fixtures
import Foundation
import PixelBoxCore
import Testing

struct BadInputTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    @Test func everyBadFileIsOneLineInTheStatusAndTheRunGoesOn() async throws {
        let good = try SamplePicture.jpeg(1, width: 400, height: 300)
        try test.pictures.write(good, to: "good.jpg")
        try test.pictures.write([], to: "empty.png")
        try test.pictures.write(Array("this is text".utf8), to: "text.jpg")
        try test.pictures.write(Array(good.prefix(good.count / 2)), to: "cut.jpg")
        try test.pictures.write(Array("PK not a zip".utf8), to: "broken.zip")
        let report = try await test.update()
        let skipped = try await test.library.status().skipped
        #expect(
            skipped.map { ($0.path as NSString).lastPathComponent } == [
                "broken.zip", "cut.jpg", "empty.png", "text.jpg",
            ])
        #expect(skipped.allSatisfy { !$0.reason.isEmpty && !$0.reason.contains("\n") })
        #expect(skipped.filter(\.partial).map { ($0.path as NSString).lastPathComponent } == ["cut.jpg"])
        #expect(report.skipped == 4)
        #expect(try await test.names("good") == ["good.jpg"])
        #expect(try await test.names("is:unreadable") == ["empty.png", "text.jpg"])
        #expect(try await test.names("empty") == ["empty.png"])
    }

    @Test func mislabelledPicturesAreReadAsWhatTheyAre() async throws {
        try test.pictures.write(SamplePicture.png(1), to: "really-a-png.jpg")
        let report = try await test.update()
        #expect(report.skipped == 0)
        #expect(try await test.names("format:png") == ["really-a-png.jpg"])
    }

    @Test(arguments: ["it's \"quoted\".png", "line\nbreak.png", "😀 emoji.png", "100% _under.png", "semi;colon--.png"])
    func oddNamesAreFoundAndOpened(_ name: String) async throws {
        try test.pictures.write(SamplePicture.png(1), to: name)
        try await test.update()
        #expect(try await test.names("") == [name])
        let id = try #require(try await test.library.pictureId(test.pictures.path(name)))
        #expect(try await test.library.original(ofPicture: id)?.bytes == SamplePicture.png(1))
    }

    @Test func namesThatAreNotUnicodeAreFoundAndOpened() async throws {
        let folder = Array(test.pictures.path().utf8) + [UInt8(ascii: "/")]
        let raw = folder + [0x63, 0x61, 0x66, 0xE9] + Array(".png".utf8)
        let bytes = try SamplePicture.png(7)
        let file = raw.withUnsafeBufferPointer { buffer in
            fopen(buffer.map { CChar(bitPattern: $0) } + [0], "w")
        }
        let opened = try #require(file)
        fwrite(bytes, 1, bytes.count, opened)
        fclose(opened)
        try await test.update()
        let hit = try #require(try await test.library.search(SearchRequest(query: "caf")).hits.first)
        #expect(PathArgument.bytes(of: hit.path) == raw)
        #expect(try await test.library.original(ofPicture: hit.id)?.bytes == bytes)
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func filesThatMayNotBeReadAreReported() async throws {
        try test.pictures.write(SamplePicture.png(1), to: "a.png")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: test.pictures.path("a.png"))
        try await test.update()
        #expect(try await test.library.status().skipped.map(\.reason) == ["permission denied"])
    }

    @Test func pathsThatCannotBeAddedAreRefusedAndNothingIsAdded() async throws {
        try test.pictures.write([1], to: "notes.txt")
        for path in ["nowhere", "notes.txt"] {
            await #expect(throws: PathProblem.self) {
                try await test.library.add([test.pictures.path(), test.pictures.path(path)])
            }
        }
        #expect(try await test.library.status().sources.isEmpty)
    }

    @Test func aDamagedLibraryIsToldInOneSentenceAndLeftAlone() async throws {
        let folder = try TemporaryFolder()
        let garbage = [UInt8](repeating: 0x41, count: 8192)
        try folder.write(garbage, to: "library.sqlite")
        #expect {
            try Library(Configuration(folder: folder.url, modelFolders: []))
        } throws: { error in
            "\(error)".contains("damaged") && !"\(error)".contains("\n")
        }
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("library.sqlite")) == Data(garbage))
    }
}
