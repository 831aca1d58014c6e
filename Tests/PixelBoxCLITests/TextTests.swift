import Fixtures
import Foundation
import PixelBoxImaging
import Testing

struct TextTests {
    let home: TemporaryFolder
    let pictures: TemporaryFolder
    let program: Program

    init() throws {
        home = try TemporaryFolder()
        pictures = try TemporaryFolder()
        program = Program(library: home.path("library"), environment: ["PIXELBOX_MODELS": home.path("none")])
    }

    @Test func withoutModelsTheStatusSaysHowToGetThem() throws {
        try pictures.write(SamplePicture.png(1), to: "a.png")
        #expect(try program.run("add", pictures.path()).status == 0)
        let status = try program.run("status")
        #expect(status.output.contains("text 0 %"))
        #expect(status.output.contains("no text: the models that read text are not installed: `make setup`"))
        let only = try program.run("index", "--text-only")
        #expect(only.status == 1)
        #expect(only.errors.contains("make setup"))
        #expect(only.errors.split(separator: "\n").count == 1)
    }

    @Test func optionsThatLeaveNothingToDoAreRefused() throws {
        #expect(try program.run("index", "--text-only", "--no-text").status == 64)
    }

    @Test(.enabled(if: Program.hasTextModels, "the text models are not here"))
    func textIsReadFoundAndShown() throws {
        try pictures.write(try Self.note(), to: "note.png")
        let program = Program(library: home.path("library"))
        let added = try program.run("add", "--no-text", pictures.path())
        #expect(added.status == 0, "\(added.errors)")
        #expect(try program.run("status").output.contains("text 0 %"))
        #expect(try program.run("show", "1").output.contains("second") == false)
        #expect(try program.run("index", "--text-only").errors.contains("text read in 1 picture"))
        #expect(try program.run("status").output.contains("text 100 %"))
        let answer = try program.run("search", "--json", "text:\"tbis is the sec0nd line\"")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        let hit = try #require((json["hits"] as? [[String: Any]])?.first)
        let match = try #require((hit["matched"] as? [[String: Any]])?.first)
        #expect(match["by"] as? String == "text")
        #expect(match["detail"] as? String == "this is the second line")
        #expect((match["box"] as? [[Double]])?.count == 4)
        let shown = try program.run("show", "1").output
        #expect(shown.contains("text       Dear reader,\n           this is the second line\n"))
        #expect(
            try program.run("show", "1", "--json").output.contains("\"text\" : \"Dear reader,\\nthis is the second"))
    }

    /// A drawn note of the golden texts, black on white.
    private static func note() throws -> [UInt8] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "PixelBoxInferenceTests/Golden/text/note.pbm")
        let bytes = [UInt8](try Data(contentsOf: file))
        let fields = bytes.prefix(32).split(maxSplits: 3, whereSeparator: { $0 == 10 || $0 == 32 })
        let numbers = fields.dropFirst().prefix(2).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        let (width, height) = (numbers[0], numbers[1])
        let stride = (width + 7) / 8
        let start = bytes.count - stride * height
        let grey = (0..<width * height).map { index -> UInt8 in
            let (x, y) = (index % width, index / width)
            return bytes[start + y * stride + x / 8] >> UInt8(7 - x % 8) & 1 == 0 ? 0 : 255
        }
        return try encodePNG(Pixels(width: width, height: height, channels: 3, bytes: grey.flatMap { [$0, $0, $0] }))
    }
}
