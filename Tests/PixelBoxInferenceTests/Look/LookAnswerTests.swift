import PixelBoxInference
import Testing

struct LookAnswerTests {
    @Test func roundsToStepsOfThreeHundredAndTwenty() {
        #expect(LookAnswer.quantise([0, 0.1, -0.1, 0.25 / 320, 0.75 / 320]) == [0, 32, -32, 0, 1])
    }

    @Test func staysWithinBounds() {
        #expect(LookAnswer.quantise([1, -1, .infinity, -.infinity, .nan]) == [127, -127, 127, -127, 0])
    }
}
