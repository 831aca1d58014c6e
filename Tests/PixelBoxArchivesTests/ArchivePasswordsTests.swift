import PixelBoxArchives
import Testing

struct ArchivePasswordsTests {
    private let entries: [FixtureArchive.Entry] = [.init("a.png", "first"), .init("b.png", "second")]

    @Test func triesThePasswordsInTurn() throws {
        let bytes = try FixtureArchive.bytes(.zip, password: "sésame", entries)
        let reading = try read(bytes, named: "a.zip", passwords: ["wrong", "", "sésame"])
        #expect(reading.texts == ["a.png": "first", "b.png": "second"])
        #expect(reading.problems == [])
    }

    @Test func isNotFooledByPasswordsThatSeemToFit() throws {
        // About one wrong password in 256 passes the check of the old encryption.
        let noise = (0..<300).map { _ in UInt8.random(in: 0...255) }
        let bytes = try FixtureArchive.bytes(.weaklyEncryptedZip, password: "right", [.init("a.png", noise)])
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, as: "a.zip")
        for wrong in 0..<400 {
            let reader = ArchiveReader(passwords: ["wrong \(wrong)", "right"])
            #expect(try reader.bytes(of: "a.png", inArchive: path) == noise)
        }
    }

    @Test func listsEncryptedEntriesAsSuch() throws {
        let bytes = try FixtureArchive.bytes(.zip, password: "secret", entries)
        for passwords in [[], ["wrong"]] {
            let reading = try read(bytes, named: "a.zip", passwords: passwords)
            #expect(reading.paths == ["a.png", "b.png"])
            #expect(reading.problems == ["a.png: encrypted", "b.png: encrypted"])
        }
    }

    @Test func tellsOfEncryptedArchivesInArchives() throws {
        let inner = try FixtureArchive.bytes(.zip, [.init("c.png", "deep")])
        let outer = try FixtureArchive.bytes(.zip, password: "secret", [.init("b.zip", inner)])
        #expect(try read(outer, named: "a.zip").problems == ["b.zip: encrypted"])
        #expect(try read(outer, named: "a.zip", passwords: ["secret"]).texts == ["b.zip!/c.png": "deep"])
    }
}
