import PixelBoxArchives
import Testing

struct ArchiveNamesTests {
    @Test func readsNamesOfOldPCs() throws {
        // "Müll½" in code page 437, then the whole upper half of it.
        let upper = (0x80...0xFF).map { UInt8($0) }
        let zip = HandmadeZip(entries: [.init(name: [0x4D, 0x81, 0x6C, 0x6C, 0xAB], "a"), .init(name: upper, "b")])
        let reading = try read(zip.bytes, named: "a.zip")
        #expect(reading.paths.first == "Müll½")
        let scalars = try #require(reading.paths.last).unicodeScalars
        #expect(scalars.count == 128)
        #expect(scalars.first == "Ç" && scalars.last == "\u{A0}" && scalars.dropLast().last == "■")
    }

    @Test func readsUTF8WithAndWithoutItsFlag() throws {
        var flagged = HandmadeZip.Entry("flagged ☃.png", "a")
        flagged.flags = 0x800
        let zip = HandmadeZip(entries: [flagged, .init("plain ☃.png", "b")])
        #expect(try read(zip.bytes, named: "a.zip").paths == ["flagged ☃.png", "plain ☃.png"])
    }

    @Test func keepsStrayBytesOfTarNames() throws {
        // The first name field of a tar, its checksum put right by hand.
        var tar = try FixtureArchive.bytes(.tar, [.init("abc.png", "x")])
        let sum = UInt8(ascii: "a")
        tar[0] = 0xFF
        let digits = Array(tar[148..<154])
        let value = try #require(Int(String(decoding: digits, as: UTF8.self), radix: 8)) + 0xFF - Int(sum)
        let octal = String(value, radix: 8)
        tar.replaceSubrange(148..<154, with: Array((String(repeating: "0", count: 6 - octal.count) + octal).utf8))
        #expect(try read(tar, named: "a.tar").paths == ["\u{EFFF}bc.png"])
    }

    @Test func keepsNamesInsideTheArchive() throws {
        let names = ["../../up.png", "/srv/abs.png", "./here.png", "a/../b/../c.png", "..\\..\\win.png"]
        for format in [FixtureArchive.Format.zip, .tar] {
            let reading = try read(FixtureArchive.bytes(format, names.map { .init($0, $0) }), named: "a.zip")
            #expect(reading.texts["up.png"] == "../../up.png")
            #expect(reading.texts["srv/abs.png"] == "/srv/abs.png")
            #expect(reading.texts["here.png"] == "./here.png")
            #expect(reading.texts["a/b/c.png"] == "a/../b/../c.png")
            #expect(reading.texts["win.png"] == "..\\..\\win.png")
            #expect(reading.problems == ["up.png: unsafeName", "a/b/c.png: unsafeName", "win.png: unsafeName"])
        }
    }

    @Test func takesControlCharactersAsTheyAre() throws {
        let names = ["new\nline.png", "bell\u{7}.png", "\u{202E}gnp.exe", "quote'\".png"]
        let zip = HandmadeZip(entries: names.map { .init($0, "x") } + [.init(name: Array("nul\0.png".utf8), "y")])
        #expect(try read(zip.bytes, named: "a.zip").paths == names + ["nul"])
    }

    @Test func readsOnlyTheFirstOfOneName() throws {
        let entries: [FixtureArchive.Entry] = [.init("a.png", "first"), .init("a.png", "second"), .init("b.png", "x")]
        for format in [FixtureArchive.Format.zip, .tar] {
            let reading = try read(FixtureArchive.bytes(format, entries), named: "a.zip")
            #expect(reading.texts == ["a.png": "first", "b.png": "x"])
            #expect(reading.problems == ["a.png: duplicateName"])
        }
    }

    @Test func tellsTwoSpellingsOfALetterApart() throws {
        let zip = HandmadeZip(entries: [.init("\u{E9}.png", "one"), .init("e\u{301}.png", "two")])
        let folder = try TemporaryFolder()
        let path = try folder.write(zip.bytes, as: "a.zip")
        var count = 0
        _ = try ArchiveReader().read(path) { _ in count += 1 }
        #expect(count == 2)
        #expect(try ArchiveReader().bytes(of: "e\u{301}.png", inArchive: path) == Array("two".utf8))
    }
}
