import Fixtures
import Foundation
import PixelBoxCore
import Testing

struct ArchivePasswordsTests {
    let test: TestLibrary

    init() throws {
        test = try TestLibrary()
        try test.pictures.write(EncryptedZip.bytes, to: "pack.zip")
    }

    @Test func aPasswordOpensWhatWasSkippedBefore() async throws {
        #expect(try await test.update().skipped == 1)
        try await test.library.remember(archivePasswords: ["wrong"])
        #expect(try await test.library.index().skipped == 1)
        try await test.library.remember(archivePasswords: [EncryptedZip.password])
        let report = try await test.library.index()
        #expect(report.skipped == 0)
        #expect(report.pictures == 1)
        #expect(try await test.library.status().skipped.isEmpty)
    }

    @Test func originalsOpenLaterWithoutAskingAgain() async throws {
        try await test.library.remember(archivePasswords: [EncryptedZip.password])
        try await test.update()
        let again = try Library(test.library.configuration)
        let hit = try #require(try await again.search(SearchRequest(query: "secret")).hits.first)
        #expect(try await again.original(ofPicture: hit.id)?.bytes.count == 125)
    }

    @Test func onlyTheOwnerCanReadTheirFile() async throws {
        try await test.library.remember(archivePasswords: [EncryptedZip.password])
        let file = test.home.path("archive-passwords.json")
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }
}
