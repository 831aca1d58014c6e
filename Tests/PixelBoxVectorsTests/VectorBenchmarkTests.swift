import PixelBoxVectors
import Testing

struct VectorBenchmarkTests {
    @Test func measuresEachCount() {
        let rows = VectorBenchmark.run(counts: [1_000, 10_000], rounds: 2)
        #expect(rows.map(\.count) == [1_000, 10_000])
        #expect(rows.allSatisfy { $0.milliseconds > 0 && $0.scanMilliseconds > 0 && $0.ratio > 0 })
    }
}
