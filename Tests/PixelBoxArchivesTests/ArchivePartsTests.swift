import PixelBoxArchives
import Testing

struct ArchivePartsTests {
    @Test func joinsNumberedParts() throws {
        let noise = (0..<5000).map { _ in UInt8.random(in: 0...255) }
        let bytes = try FixtureArchive.bytes(.sevenZip, [.init("a.png", noise), .init("b.png", "second")])
        let folder = try TemporaryFolder()
        for number in 0..<6 {
            let piece = bytes.dropFirst(number * 1000).prefix(number == 5 ? .max : 1000)
            try folder.write(Array(piece), as: "pack.7z.00\(number + 1)")
        }
        var read: [String: [UInt8]] = [:]
        let report = try ArchiveReader().read(folder.path("pack.7z.001")) { read[$0.path] = try $0.bytes() }
        #expect(read == ["a.png": noise, "b.png": Array("second".utf8)])
        #expect(report.problems == [])
    }

    @Test(arguments: [
        ("a.part1.rar", ["a.part2.rar"]), ("b.part01.rar", ["b.part02.rar"]), ("c.rar", ["c.r00", "c.r01"]),
    ])
    func joinsPartsOfRar(_ first: String, _ others: [String]) throws {
        // A zip will do: what is in the parts is told by their bytes.
        let noise = (0..<3000).map { _ in UInt8.random(in: 0...255) }
        let bytes = try FixtureArchive.bytes(.storedZip, [.init("a.png", noise)])
        let folder = try TemporaryFolder()
        let size = bytes.count / (others.count + 1) + 1
        for (number, name) in ([first] + others).enumerated() {
            try folder.write(Array(bytes.dropFirst(number * size).prefix(size)), as: name)
        }
        #expect(try ArchiveReader().bytes(of: "a.png", inArchive: folder.path(first)) == noise)
    }

    @Test func takesTheFirstPartForAll() {
        for name in ["a.part1.rar", "a.part01.rar", "a.7z.001", "a.rar"] {
            #expect(ArchiveReader.isArchive(name: name))
        }
        for name in ["a.part2.rar", "a.part10.rar", "a.7z.002", "a.r00", "a.001"] {
            #expect(!ArchiveReader.isArchive(name: name))
        }
    }
}
