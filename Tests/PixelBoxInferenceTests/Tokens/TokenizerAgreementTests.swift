import Foundation
import PixelBoxInference
import Testing

/// Against the `tokenizers` package of Python; `Training/tiny_tokenizers.py` makes what is compared.
struct TokenizerAgreementTests {
    @Test(arguments: ["clip", "wordpiece", "unigram", "unigram-bytes", "bytepairs", "bytelevel"])
    func agreesOnThousandsOfTexts(_ family: String) throws {
        let texts = try GoldenTokens.texts()
        let sums = try GoldenTokens.sums(family)
        #expect(texts.count == 5000 && sums.count == texts.count)
        let tokenizer = try Tokenizer(file: GoldenTokens.file(family))
        var wrong: [Int] = []
        for (index, text) in texts.enumerated() where GoldenTokens.sum(tokenizer.encode(text)) != sums[index] {
            wrong.append(index)
        }
        let examples = wrong.prefix(12).map { "\($0) \(texts[$0].debugDescription): \(tokenizer.encode(texts[$0]))" }
        #expect(wrong.isEmpty, "\(wrong.count) differ:\n\(examples.joined(separator: "\n"))")
    }

    @Test func framesAndCutsAsAsked() throws {
        let tokenizer = try Tokenizer(file: GoldenTokens.file("wordpiece"))
        let first = try #require(tokenizer.id(of: "[CLS]"))
        let last = try #require(tokenizer.id(of: "[SEP]"))
        #expect(tokenizer.encode("") == [first, last])
        let whole = tokenizer.encode("a dog running on a beach at sunset")
        let cut = tokenizer.encode("a dog running on a beach at sunset", limit: 5)
        #expect(cut == whole.prefix(4) + [last])
        #expect(tokenizer.encode("a dog", limit: 1) == [first, last])
    }

    @Test func longTextsTakeNoTime() throws {
        let text = String(repeating: "a dog on a beach ", count: 10_000)
        for family in ["clip", "wordpiece", "unigram", "bytepairs"] {
            let tokenizer = try Tokenizer(file: GoldenTokens.file(family))
            let start = ContinuousClock.now
            #expect(tokenizer.encode(text, limit: 77).count == 77)
            #expect(ContinuousClock.now - start < .seconds(20), "\(family)")
        }
    }
}

/// What `Training/tiny_tokenizers.py` left.
enum GoldenTokens {
    static func file(_ family: String) -> String { TestFolder.tests("Golden/tokens/\(family).json").path }

    static func texts() throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(contentsOf: TestFolder.tests("Golden/tokens/texts.json")))
    }

    static func sums(_ family: String) throws -> [UInt32] {
        let text = try String(contentsOf: TestFolder.tests("Golden/tokens/\(family).sums"), encoding: .utf8)
        let bytes = [UInt8](try #require(Data(base64Encoded: text)))
        return stride(from: 0, to: bytes.count, by: 3).map { at in
            (0..<3).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
        }
    }

    static func sum(_ tokens: [Int32]) -> UInt32 {
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        for token in tokens { state = (state ^ UInt64(UInt32(bitPattern: token))) &* 0x100_0000_01b3 }
        return UInt32((state ^ (state >> 29)) & 0xFF_FFFF)
    }
}
