import PixelBoxVectors
import Testing

struct DotKernelTests {
    @Test(arguments: DotKernel.available, [1, 63, 64, 65, 256, 300])
    func givesTheSameAsAPlainLoop(kernel: DotKernel, dimensions: Int) {
        for extremes in [false, true] {
            let looks = SampleLooks(23, dimensions: dimensions, extremes: extremes)
            let answer = looks.index().snapshot().nearest(to: looks[7], count: 23, kernel: kernel)
            #expect(answer == looks.expected(for: looks[7]))
        }
    }

    @Test func knowsTheFastestOfThisProcessor() {
        #expect(DotKernel.available.contains(.best))
        #expect(DotKernel.available.contains(.plain))
    }

    @Test func quantisesWithinBounds() {
        #expect(LookScale.quantise([0, 0.1, -0.1, 1, -1, .nan]) == [0, 32, -32, 127, -127, 0])
        #expect(abs(LookScale.cosine(dot: 102_400) - 1) < 1e-6)
    }
}
