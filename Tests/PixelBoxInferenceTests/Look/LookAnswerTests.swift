import PixelBoxInference
import Testing

struct LookAnswerTests {
    @Test func roundsToStepsOfThreeHundredAndTwenty() {
        let values: [Float] = [0, 0.1, -0.1, 0.25 / 320, 0.75 / 320]
        #expect(LookAnswer.quantise(values) == [0, 32, -32, 0, 1])
    }

    @Test func staysWithinBounds() {
        let values: [Float] = [1, -1, .infinity, -.infinity, .nan]
        #expect(LookAnswer.quantise(values) == [127, -127, 127, -127, 0])
    }
}
