import Fixtures
import Foundation
import PixelBoxCore
import Testing

struct SettingsTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    @Test func areKeptBesideTheLibrary() throws {
        var settings = test.library.settings
        #expect(settings == Settings())
        settings.similarity = .stricter
        settings.readsText = false
        try test.library.change(settings: settings)
        #expect(try Library(test.library.configuration).settings == settings)
    }

    @Test func theStatusTellsThatTextIsTurnedOff() async throws {
        let texts = DrawnTexts()
        let test = try TestLibrary(text: texts.source())
        try test.pictures.write(texts.png(1, "hello"), to: "a.png")
        var settings = Settings()
        settings.readsText = false
        try test.library.change(settings: settings)
        try await test.update()
        let coverage = try #require(try await test.library.status().coverage.first { $0.stage == "text" })
        #expect((coverage.done, coverage.total) == (0, 1))
        #expect(coverage.note == "the settings say that text is not read")
        try test.library.change(settings: Settings())
        #expect(try await test.library.status().coverage.first { $0.stage == "text" }?.note == nil)
    }

    @Test func aFileWithOneChoiceLeavesTheRestAsItComes() throws {
        try test.home.write(Array(#"{"mostMegapixels": 50, "unknown": 1}"#.utf8), to: "settings.json")
        let settings = try Library(test.library.configuration).settings
        #expect(settings.mostMegapixels == 50)
        #expect(settings.readsText)
    }

    @Test func aBrokenFileIsNoReasonToStop() throws {
        try test.home.write(Array("{oh".utf8), to: "settings.json")
        #expect(try Library(test.library.configuration).settings == Settings())
    }

    @Test func limitsThatMakeNoSenseAreRefused() throws {
        var settings = Settings()
        settings.mostMegapixels = 0
        #expect(throws: PathProblem.self) { try test.library.change(settings: settings) }
    }

    @Test func largerPicturesThanWantedAreSkipped() async throws {
        var settings = Settings()
        settings.mostMegapixels = 1
        try test.library.change(settings: settings)
        try test.pictures.write(SamplePicture.png(1, width: 1100, height: 1000), to: "large.png")
        #expect(try await test.update().skipped == 1)
        settings.mostMegapixels = 2
        try test.library.change(settings: settings)
        #expect(try await test.library.index(retry: true).skipped == 0)
    }
}
