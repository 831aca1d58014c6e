import Fixtures
import PixelBoxCore
import Testing

struct CorrectionTests {
    let test: TestLibrary

    init() async throws {
        test = try TestLibrary()
        for (number, name) in ["penguin", "penguins at sea", "dragon", "Straße", "snow"].enumerated() {
            try test.pictures.write(SamplePicture.png(number), to: "\(name).png")
        }
        try await test.update()
    }

    @Test(arguments: [
        ("pengin", "penguin"), ("dargon", "dragon"), ("Penguim", "penguin"), ("strasze", "strasse"),
        ("format:png dragno", "format:png dragon"), ("(pengin | dargon)", "(penguin | dragon)"),
        ("-width:1 pengin", "-width:1 penguin"),
    ])
    func mistypedWordsBecomeThoseOfTheLibrary(_ typed: String, _ meant: String) async throws {
        #expect(try await test.library.correction(of: typed) == meant)
    }

    @Test(arguments: [
        "penguin", "peng", "enguin", "castle", "", "snw", "\"pengin\"", "name:pengin", "12345", "width:>9000 pengin",
        "dragon | pengin",
    ])
    func whatIsMeantStays(_ typed: String) async throws {
        #expect(try await test.library.correction(of: typed) == nil)
    }
}
