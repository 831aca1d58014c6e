import Fixtures
import Foundation
import Testing

struct ReadTests {
    let home: TemporaryFolder
    let program: Program

    init() throws {
        home = try TemporaryFolder()
        program = Program(library: home.path("library"), environment: ["PIXELBOX_MODELS": home.path("none")])
    }

    @Test func withoutModelsItSaysHowToGetThem() throws {
        try home.write(SamplePicture.png(1), to: "a.png")
        let read = try program.run("read", home.path("a.png"))
        #expect(read.status == 1)
        #expect(read.output.isEmpty)
        #expect(read.errors.contains("make setup"))
        #expect(read.errors.split(separator: "\n").count == 1)
    }

    @Test func theDoctorSaysHowToGetTheModels() throws {
        let doctor = try program.run("doctor")
        #expect(doctor.output.contains("ok   text models: the models that read text are not installed"))
        #expect(doctor.output.contains("make setup"))
    }

    @Test(.enabled(if: Program.hasTextModels, "the text models are not here"))
    func answersComeInTheOrderAskedForWithWhatIsWrong() throws {
        try home.write(SamplePicture.png(1), to: "plain.png")
        try home.write([1, 2, 3], to: "broken.png")
        let program = Program(library: home.path("library"))
        let read = try program.run("read", "--json", "plain.png", "broken.png", "nowhere.png", folder: home.path())
        #expect(read.status == 2)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [[String: Any]])
        #expect(json.map { $0["path"] as? String } == ["plain.png", "broken.png", "nowhere.png"])
        #expect((json.first?["lines"] as? [Any])?.isEmpty == true)
        #expect(json.map { $0["problem"] == nil } == [true, false, false])
    }
}
