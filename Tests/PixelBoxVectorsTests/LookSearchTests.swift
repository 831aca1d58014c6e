import PixelBoxVectors
import Testing

struct LookSearchTests {
    private let looks = SampleLooks(20_000, dimensions: 40)

    @Test(arguments: [1, 2, 50, 5_000, 20_000, 1_000_000], [1, 4])
    func findsExactlyTheNearest(count: Int, threads: Int) {
        let answer = looks.index().snapshot().nearest(to: looks[3], count: count, threads: threads)
        #expect(answer == Array(looks.expected(for: looks[3]).prefix(count)))
    }

    @Test func ordersEqualOnesByID() {
        let index = LookIndex(model: "test", dimensions: 2)
        for id: Int64 in [9, 3, 7, 1, 5] { index.append(ids: [id], values: [1, 1]) }
        #expect(index.snapshot().nearest(to: [1, 1], count: 3).map(\.id) == [1, 3, 5])
    }

    @Test func anEmptyIndexHasNoNeighbours() {
        let empty = LookIndex(model: "test", dimensions: 4).snapshot()
        #expect(empty.nearest(to: [1, 2, 3, 4], count: 10).isEmpty)
        #expect(empty.nearest(toEach: [[1, 2, 3, 4]], count: 10) == [[]])
        #expect(empty.scores(for: [1], to: [1, 2, 3, 4]).isEmpty)
        #expect(SampleLooks(3, dimensions: 4).index().snapshot().nearest(to: [1, 2, 3, 4], count: 0).isEmpty)
    }

    @Test(arguments: [2, 3, 40, 5_000])
    func answersOnlyWithAllowedIDs(step: Int64) {
        let allowed = IDSet(looks.ids.filter { $0 % step == 0 } + [-5, 10_000_000])
        let answer = looks.index().snapshot().nearest(to: looks[3], count: 30, among: allowed)
        #expect(answer == Array(looks.expected(for: looks[3]) { $0 % step == 0 }.prefix(30)))
    }

    @Test func leavesOutWhatIsTooFar() {
        let expected = looks.expected(for: looks[3])
        let answer = looks.index().snapshot().nearest(to: looks[3], count: 1_000, minimumDot: expected[20].dot)
        #expect(answer == expected.filter { $0.dot >= expected[20].dot })
    }

    @Test func answersManyQueriesAtOnce() {
        let snapshot = looks.index().snapshot()
        let queries = (0..<20).map { looks[$0 * 31] }
        let answers = snapshot.nearest(toEach: queries, count: 7)
        #expect(answers == queries.map { snapshot.nearest(to: $0, count: 7) })
    }

    @Test func scoresSomeAndAll() {
        let snapshot = looks.index().snapshot()
        let expected = looks.expected(for: looks[3])
        let byID = Dictionary(uniqueKeysWithValues: expected.map { ($0.id, $0.dot) })
        let some = snapshot.scores(for: [77, 5, 999_999, 20_000], to: looks[3])
        #expect(some == [77, 5, 20_000].map { Neighbour(id: $0, dot: byID[$0] ?? 0) })
        #expect(snapshot.allScores(to: looks[3]).sorted { $0.precedes($1) } == expected)
    }

    @Test func idSetsHoldAnyIDs() {
        for ids: [Int64] in [[], [4], [1, 2, 3], [.min, .max, 0], [5, 5, -7], Array(-100...100), [0, 1 << 40]] {
            let set = IDSet(ids)
            #expect(set.sorted == Set(ids).sorted())
            for id in ids { #expect(set.contains(id)) }
            for id: Int64 in [-8, 6, 101, .max - 1, .min + 1] { #expect(set.contains(id) == ids.contains(id)) }
        }
    }
}
