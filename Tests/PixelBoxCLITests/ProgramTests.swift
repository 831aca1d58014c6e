import Fixtures
import Foundation
import Testing

struct ProgramTests {
    let home: TemporaryFolder
    let pictures: TemporaryFolder
    let program: Program

    init() throws {
        home = try TemporaryFolder()
        pictures = try TemporaryFolder()
        // Without models: quick, and the same on every machine.
        program = Program(library: home.path("library"), environment: ["PIXELBOX_MODELS": home.path("none")])
    }

    @Test func addsSearchesAndShows() throws {
        try pictures.write(SamplePicture.png(1, width: 40, height: 30), to: "cats/tom.png")
        let added = try program.run("add", pictures.path())
        #expect(added.status == 0, "\(added.errors)")
        let found = try program.run("search", "tom", folder: pictures.path())
        #expect(found.output == "#1  40×30  cats/tom.png  (name: tom.png)\n")
        let shown = try program.run("show", "cats/tom.png", folder: pictures.path())
        #expect(shown.output.contains("png, 40×30"))
        #expect(shown.status == 0)
    }

    @Test func searchAnswersInTheAgreedJSON() throws {
        try pictures.write(SamplePicture.png(1, width: 40, height: 30), to: "tom.png")
        _ = try program.run("add", pictures.path())
        let answer = try program.run("search", "tom", "--json")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        #expect(json["query"] as? String == "tom")
        #expect(json["total"] as? Int == 1)
        #expect(json["tookMilliseconds"] is Double)
        let hit = try #require((json["hits"] as? [[String: Any]])?.first)
        #expect(hit["path"] as? String == pictures.path("tom.png"))
        #expect(hit["width"] as? Int == 40)
        #expect(hit["height"] as? Int == 30)
        #expect(hit["format"] as? String == "png")
        #expect((hit["matched"] as? [[String: Any]])?.first?["by"] as? String == "name")
    }

    @Test func exitCodesTellWhatHappened() throws {
        try pictures.write(SamplePicture.png(1), to: "a.png")
        #expect(try program.run("search", "x").status == 1)
        #expect(try program.run("add", pictures.path("nowhere")).status == 1)
        #expect(try program.run("add", pictures.path()).status == 0)
        try pictures.write([], to: "empty.png")
        #expect(try program.run("index").status == 2)
        #expect(try program.run("search", "--limit", "-1").status == 64)
        #expect(try program.run("frobnicate").status == 64)
        #expect(try program.run("search", "(cat").status == 1)
    }

    @Test func aloneAndWithoutADesktopItListsTheCommands() throws {
        var program = program
        program.environment.merge(["DISPLAY": "", "WAYLAND_DISPLAY": ""]) { $1 }
        let outcome = try program.run()
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("SUBCOMMANDS"))
    }

    @Test func errorsAreOneSentenceOnStandardError() throws {
        let failed = try program.run("search", "x")
        #expect(failed.output.isEmpty)
        #expect(failed.errors.hasPrefix("Error: there is no library at"))
        #expect(failed.errors.split(separator: "\n").count == 1)
    }

    @Test func twoAddsAtOnceDoNoHarm() throws {
        for number in 0..<150 { try pictures.write(SamplePicture.png(number), to: "p\(number).png") }
        let first = try program.start("add", pictures.path())
        let second = try program.run("add", pictures.path())
        first.waitUntilExit()
        #expect(second.status == 0 || second.errors.contains("process \(first.processIdentifier)"), "\(second.errors)")
        #expect(try program.run("index").status == 0)
        #expect(try program.run("search", "--json", "--limit", "0").output.contains("\"total\" : 150"))
    }

    @Test func killedAtFiftyRandomMomentsTheLibraryIsIntactAndComplete() throws {
        try pictures.write(SamplePicture.png(0, width: 200, height: 150), to: "p0.png")
        let start = ContinuousClock.now
        try #require(try program.run("add", pictures.path()).status == 0)
        // So long does it take to start and to read one picture here and now.
        let usual = (ContinuousClock.now - start) / .microseconds(1)
        for number in 1..<120 {
            try pictures.write(SamplePicture.png(number, width: 200, height: 150), to: "p\(number).png")
        }
        let entries = try (0..<60).map { ("e\($0).png", try SamplePicture.png(1000 + $0)) }
        try pictures.write(ZipFile.bytes(entries), to: "pack.zip")
        var random = SystemRandomNumberGenerator()
        for round in 0..<50 {
            // Something new each time, so that there is always work to be killed in.
            try pictures.write(SamplePicture.png(5000 + round), to: "fresh\(round).png")
            let running = try program.start("add", pictures.path())
            usleep(UInt32(Double.random(in: 0...1.5, using: &random) * usual))
            kill(running.processIdentifier, SIGKILL)
            running.waitUntilExit()
        }
        let indexed = try program.run("index")
        #expect(indexed.status == 0, "\(indexed.errors)")
        #expect(try program.run("search", "--json", "--limit", "0").output.contains("\"total\" : 230"))
        #expect(try program.run("search", "width:>0", "--json", "--limit", "0").output.contains("\"total\" : 230"))
        let status = try program.run("status")
        #expect(status.output.contains("read 100 %"))
        #expect(status.output.contains("skipped   nothing"))
        let doctor = try program.run("doctor")
        #expect(doctor.output.contains("is intact"), "\(doctor.output)")
    }
}
