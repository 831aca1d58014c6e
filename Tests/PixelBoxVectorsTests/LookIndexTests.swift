import Dispatch
import PixelBoxVectors
import Testing

struct LookIndexTests {
    @Test func appendingInAnyOrderGivesTheSameIndex() {
        let looks = SampleLooks(5_000, dimensions: 16)
        let index = LookIndex(model: "test", dimensions: 16)
        var rows = Array(looks.ids.indices)
        var state: UInt64 = 3
        for i in rows.indices {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            rows.swapAt(i, Int(state >> 33) % rows.count)
        }
        var rest = rows[...]
        while !rest.isEmpty {
            let batch = rest.prefix(37)
            index.append(ids: batch.map { looks.ids[$0] }, values: batch.flatMap { looks[$0] })
            rest = rest.dropFirst(37)
        }
        #expect(index.count == 5_000)
        #expect(index.snapshot().nearest(to: looks[9], count: 100) == Array(looks.expected(for: looks[9]).prefix(100)))
        for row in [0, 17, 4_999] { #expect(index.snapshot().look(of: looks.ids[row]) == looks[row]) }
    }

    @Test func aKnownIDGetsTheNewLook() {
        let index = LookIndex(model: "test", dimensions: 2)
        index.append(ids: [1, 2, 3], values: [1, 0, 2, 0, 3, 0])
        index.append(ids: [2, 9, 2], values: [5, 5, 6, 6, 7, 7])
        #expect(index.count == 4)
        #expect(index.snapshot().look(of: 2) == [7, 7])
        #expect(index.snapshot().nearest(to: [1, 0], count: 9).map(\.id) == [2, 9, 3, 1])
    }

    @Test func removedLooksAreNotFound() {
        let looks = SampleLooks(3_000, dimensions: 8)
        let index = looks.index()
        index.remove(looks.ids.filter { $0 % 3 == 0 } + [-1, 1 << 50])
        let expected = looks.expected(for: looks[5]) { $0 % 3 != 0 }
        #expect(index.count == 2_000)
        #expect(index.snapshot().nearest(to: looks[5], count: 4_000) == expected)
        #expect(index.snapshot().allScores(to: looks[5]).count == 2_000)
        #expect(index.snapshot().look(of: 3) == nil)
        index.append(ids: [3], values: looks[2])
        #expect(index.snapshot().look(of: 3) == looks[2])
    }

    @Test func aSnapshotStaysAsItWas() {
        let looks = SampleLooks(100, dimensions: 8)
        let index = looks.index()
        let before = index.snapshot()
        index.append(ids: [1, 500], values: looks[7] + looks[8], stamp: LookStamp(epoch: 2, position: 500))
        index.remove([2])
        #expect(before.nearest(to: looks[0], count: 200) == looks.expected(for: looks[0]))
        #expect(before.stamp == LookStamp(epoch: 1, position: 100))
        #expect(index.stamp == LookStamp(epoch: 2, position: 500))
        #expect(index.count == 100)
    }

    @Test func searchesWhileAnotherThreadAppendsAndRemoves() {
        let looks = SampleLooks(4_000, dimensions: 64)
        let index = LookIndex(model: "test", dimensions: 64)
        index.append(ids: Array(looks.ids.prefix(500)), values: Array(looks.values.prefix(500 * 64)))
        let expected = Array(looks.expected(for: looks[42]) { $0 <= 500 && $0 % 5 != 0 }.prefix(20))
        index.remove(looks.ids.prefix(500).filter { $0 % 5 == 0 })
        DispatchQueue.concurrentPerform(iterations: 4) { worker in
            if worker == 0 {
                for start in stride(from: 500, to: 4_000, by: 10) {
                    let rows = start..<(start + 10)
                    // The negative ids go in before all others, so that segments are merged all the time.
                    index.append(
                        ids: rows.map { $0 % 2 == 0 ? Int64(-$0) : looks.ids[$0] }, values: rows.flatMap { looks[$0] })
                    index.remove([Int64(-start)])
                }
            } else {
                let old = IDSet(looks.ids.prefix(500))
                for _ in 0..<1_000 {
                    let answer = index.snapshot().nearest(to: looks[42], count: 20, among: old, threads: 2)
                    #expect(answer == expected)
                }
            }
        }
        #expect(index.count == 400 + 3_500 - 350)
    }
}
