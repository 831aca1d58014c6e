import Fixtures
import Foundation
import Testing

struct HaveTests {
    let home: TemporaryFolder
    let pictures: TemporaryFolder
    let program: Program

    init() throws {
        home = try TemporaryFolder()
        pictures = try TemporaryFolder()
        program = Program(library: home.path("library"), environment: ["PIXELBOX_MODELS": home.path("none")])
        for number in 0..<4 { try pictures.write(DrawnScene.png(number), to: "ui/s\(number).png") }
        #expect(try program.run("add", pictures.path("ui")).status == 0)
    }

    @Test func aPackThatIsOwnedExitsWithZero() throws {
        try pictures.write(ZipFile.bytes((0..<4).map { ("s\($0).png", try DrawnScene.png($0)) }), to: "UI.zip")
        let asked = try program.run("have", "UI.zip", folder: pictures.path())
        #expect(asked.status == 0)
        #expect(asked.output.hasSuffix("\nUI.zip: 4 pictures, all of them you have in ui\n"))
        #expect(asked.output.hasPrefix("same bytes  UI.zip!/s0.png  =  ui/s0.png\n"))
    }

    @Test func somethingNewExitsWithThreeAndIsExtracted() throws {
        try pictures.write(ZipFile.bytes([("s0.png", DrawnScene.png(0)), ("n.png", DrawnScene.png(9))]), to: "UI.zip")
        let asked = try program.run("have", "UI.zip", "--new-to", "new", folder: pictures.path())
        #expect(asked.status == 3)
        #expect(asked.output.hasSuffix("\nUI.zip: 2 pictures, 1 you have in ui, 1 new\n"))
        #expect(try [UInt8](Data(contentsOf: pictures.url.appendingPathComponent("new/n.png"))) == DrawnScene.png(9))
    }

    @Test func somethingUnreadableAndNothingNewExitsWithTwo() throws {
        try pictures.write(Array("PK no".utf8), to: "asked/broken.zip")
        try pictures.write(DrawnScene.png(1), to: "asked/s1.png")
        let asked = try program.run("have", pictures.path("asked"))
        #expect(asked.status == 2)
        #expect(asked.errors.contains("skipped"))
    }

    @Test func jsonIsOneObjectForEachPicture() throws {
        try pictures.write(ZipFile.bytes([("s0.png", DrawnScene.png(0)), ("n.png", DrawnScene.png(9))]), to: "UI.zip")
        let asked = try program.run("have", "--json", pictures.path("UI.zip"))
        #expect(asked.status == 3)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(asked.output.utf8)) as? [[String: Any]])
        #expect(json.map { $0["path"] as? String } == ["n.png", "s0.png"].map { pictures.path("UI.zip!/") + $0 })
        #expect(json.map { $0["verdict"] as? String } == ["new", "same-bytes"])
        let place = try #require((json.last?["have"] as? [[String: Any]])?.first)
        #expect(place["path"] as? String == pictures.path("ui/s0.png"))
        #expect(place["relation"] as? String == "same-bytes")
        #expect(place["confidence"] as? Double == 1)
    }

    @Test func pathsThatAreNotThereFail() throws {
        let asked = try program.run("have", "nowhere.zip")
        #expect(asked.status == 1)
        #expect(asked.errors.contains("nowhere.zip"))
    }
}
