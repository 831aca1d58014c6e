import Foundation
import PixelBoxVectors
import Testing

struct LookCacheTests {
    private let looks = SampleLooks(3_000, dimensions: 100)
    private let stamp = LookStamp(epoch: 7, position: 3_000)

    /// Calls with a path in a folder of its own, which is deleted afterwards.
    private func withCache(_ body: (_ path: [UInt8], _ url: URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("looks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appendingPathComponent("looks.cache")
        try body(Array(url.path.utf8), url)
    }

    private func open(_ path: [UInt8]) -> LookIndex? {
        LookIndex.open(path, model: "test", dimensions: 100)
    }

    @Test func savesAndOpens() throws {
        try withCache { path, url in
            let index = looks.index()
            index.remove([5, 6])
            try index.save(to: path, stamp: stamp)
            let opened = try #require(open(path))
            #expect(opened.stamp == stamp)
            #expect(opened.count == 2_998)
            #expect(opened.snapshot().looseCount == 0)
            let query = looks[11]
            #expect(
                opened.snapshot().nearest(to: query, count: 4_000) == index.snapshot().nearest(to: query, count: 4_000))
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path).count == 1)

            opened.append(ids: [5, 4_000], values: looks[0] + looks[1])
            #expect(opened.count == 3_000)
            #expect(opened.snapshot().look(of: 4_000) == looks[1])
        }
    }

    @Test func anEmptyIndexIsKeptToo() throws {
        try withCache { path, _ in
            try LookIndex(model: "test", dimensions: 100).save(to: path, stamp: stamp)
            #expect(open(path)?.count == 0)
            try LookIndex.appendToCache(
                path, model: "test", dimensions: 100, ids: [1], values: looks[0], stamp: stamp)
            #expect(open(path)?.snapshot().look(of: 1) == looks[0])
        }
    }

    @Test func addsToTheFile() throws {
        try withCache { path, _ in
            try looks.index().save(to: path, stamp: stamp)
            let more = SampleLooks(50, dimensions: 100, firstID: 2_990, seed: 9)
            for round in 0..<5 {
                let rows = round * 10..<(round + 1) * 10
                try LookIndex.appendToCache(
                    path, model: "test", dimensions: 100, ids: rows.map { more.ids[$0] },
                    values: rows.flatMap { more[$0] }, removed: [Int64(round + 1)],
                    stamp: LookStamp(epoch: 8, position: Int64(round)))
            }
            let opened = try #require(open(path))
            #expect(opened.stamp == LookStamp(epoch: 8, position: 4))
            #expect(opened.count == 3_039 - 5)
            #expect(opened.snapshot().looseCount > 0)
            #expect(opened.snapshot().look(of: 3) == nil)
            #expect(opened.snapshot().look(of: 2_989) == looks[2_988])
            #expect(opened.snapshot().look(of: 2_990) == more[0])
        }
    }

    @Test func refusesOtherModelsAndMissingFiles() throws {
        try withCache { path, _ in
            #expect(open(path) == nil)
            try looks.index().save(to: path, stamp: stamp)
            #expect(LookIndex.open(path, model: "other", dimensions: 100) == nil)
            #expect(LookIndex.open(path, model: "test", dimensions: 101) == nil)
            #expect(throws: LookCacheError(path: String(decoding: path, as: UTF8.self), reason: .notUsable)) {
                try LookIndex.appendToCache(
                    path, model: "other", dimensions: 100, ids: [], values: [], stamp: stamp)
            }
        }
    }

    @Test(arguments: [0, 9, 60, 127, 128, 150, 200, 255, 256, 20_000, 24_300, 400_000])
    func findsDamage(offset: Int) throws {
        try withCache { path, url in
            try looks.index().save(to: path, stamp: stamp)
            var bytes = try Data(contentsOf: url)
            bytes[offset] ^= 0x10
            try bytes.write(to: url)
            #expect(open(path) == nil)
        }
    }

    @Test(arguments: [0, 1, 100, 128, 256, 10_000, -64, -1])
    func refusesShortFiles(size: Int) throws {
        try withCache { path, url in
            try looks.index().save(to: path, stamp: stamp)
            let bytes = try Data(contentsOf: url)
            try bytes.prefix(size < 0 ? bytes.count + size : size).write(to: url)
            #expect(open(path) == nil)
        }
    }

    @Test func aTornAdditionDoesNotCount() throws {
        try withCache { path, url in
            try looks.index().save(to: path, stamp: stamp)
            let whole = try Data(contentsOf: url).count
            let more = SampleLooks(40, dimensions: 100, firstID: 5_000)
            let later = LookStamp(epoch: 7, position: 5_039)
            func add() throws {
                try LookIndex.appendToCache(
                    path, model: "test", dimensions: 100, ids: more.ids, values: more.values, removed: [1],
                    stamp: later)
            }
            try add()
            let full = try Data(contentsOf: url)
            for size in stride(from: whole, to: full.count, by: 200) {
                try full.prefix(size).write(to: url)
                let opened = try #require(open(path))
                #expect(opened.stamp == stamp)
                #expect(opened.snapshot().look(of: 5_000) == nil)
            }
            try add()
            #expect(open(path)?.stamp == later)
            #expect(open(path)?.count == 3_039)
        }
    }

    @Test func saysWhyItCannotWrite() {
        let path = "/does/not/exist/looks"
        #expect(throws: LookCacheError(path: path + ".new", reason: .system(ENOENT))) {
            try looks.index().save(to: Array(path.utf8), stamp: stamp)
        }
    }
}
