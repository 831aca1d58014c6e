import Fixtures
import Foundation
import Testing

struct ModelsTests {
    @Test func addsUsesListsAndRemovesAModel() throws {
        let (home, pictures, elsewhere) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
        let program = Program(library: home.path(), environment: ["PIXELBOX_MODELS": elsewhere.path("none")])
        let folder = try TinyShowModel.put("clip", into: elsewhere.url)
        #expect(try program.run("models").output == "no model that understands descriptions is installed\n")
        #expect(try program.run("models", "add", folder.path).status == 0)
        let used = try program.run("models", "use", "clip")
        #expect(used.status == 0 && used.errors.contains("using clip"))

        for number in 0..<3 { try pictures.write(SamplePicture.png(number), to: "\(number).png") }
        #expect(try program.run("add", pictures.path()).status == 0)
        let found = try program.run("search", "show:\"a dog\"")
        #expect(found.status == 0)
        #expect(found.output.split(separator: "\n").count == 3)
        #expect(found.output.contains("show “a dog”"))
        let list = try program.run("models", "list").output
        #expect(list.hasPrefix("* clip\n") && list.contains("24 values") && list.contains("3 pictures described"))
        #expect(try program.run("models", "remove", "clip").status == 0)
        let without = try program.run("search", "show:\"a dog\"")
        #expect(without.status == 1 && without.errors.contains("no model"))
    }

    @Test func saysInOneSentenceWhatCannotBe() throws {
        let home = try TemporaryFolder()
        let program = Program(
            library: home.path(), environment: ["PIXELBOX_MODEL_SOURCE": "http://127.0.0.1:9/models"])
        let offline = try program.run("models", "get", "ViT-B-32__openai")
        #expect(offline.status == 1)
        #expect(offline.errors.contains("cannot reach 127.0.0.1: is this machine online?"))
        #expect(try program.run("models", "use", "nothing").errors.contains("there is no model named nothing"))
        #expect(try program.run("models", "add", "/nowhere").errors.contains("there is no such folder"))
        #expect(try program.run("models", "use").status == 64)
    }
}
