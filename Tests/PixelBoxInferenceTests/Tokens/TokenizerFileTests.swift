import Foundation
import PixelBoxInference
import Testing

struct TokenizerFileTests {
    @Test func saysWhatIsWrongWithAFile() throws {
        #expect(try problem("{") == "it is not JSON")
        #expect(try problem("[]") == "it is not JSON")
        #expect(try problem("{}").contains("model"))
        #expect(try problem(#"{"model":{"type":"BPE","vocab":{},"merges":[]}}"#) == "it has no vocabulary")
        #expect(
            try problem(#"{"model":{"type":"BPE","vocab":{"a":0},"merges":["a b"]}}"#)
                == "merge 0 names a token that is not in the vocabulary")
        #expect(
            try problem(#"{"normalizer":{"type":"Magic"},"model":{"type":"WordPiece","vocab":{"a":0}}}"#)
                == "its normalizer is of a kind that is not supported: Magic")
        let lookBehind = #"{"type":"Split","pattern":{"Regex":"(?<=a)b"},"behavior":"Isolated"}"#
        #expect(
            try problem(#"{"pre_tokenizer":\#(lookBehind),"model":{"type":"WordPiece","vocab":{"a":0}}}"#)
                == "it has a pattern that is not supported: (?<=a)b")
    }

    @Test func refusesAFileThatIsNotThere() {
        #expect(throws: InferenceError(.modelMissing, "/nowhere/tokenizer.json")) {
            try Tokenizer(file: "/nowhere/tokenizer.json")
        }
    }

    @Test func tellsTokensApartThatUnicodeCallsEqual() throws {
        let file = #"{"model":{"type":"WordPiece","unk_token":"?","vocab":{"?":0,"\u00e9":1,"e\u0301":2}}}"#
        try TestFolder.withFresh { folder in
            try Data(file.utf8).write(to: URL(fileURLWithPath: folder + "/tokenizer.json"))
            let tokenizer = try Tokenizer(file: folder + "/tokenizer.json")
            #expect(tokenizer.encode("\u{e9}") == [1])
            #expect(tokenizer.encode("e\u{301}") == [2])
        }
    }

    @Test func patternsThatGoBackWithoutEndAreCutOff() throws {
        let split = #"{"type":"Split","pattern":{"Regex":"(?:a*)*b"},"behavior":"Isolated"}"#
        let vocabulary = ###"{"type":"WordPiece","unk_token":"a","vocab":{"a":0,"##a":1}}"###
        let file = #"{"pre_tokenizer":\#(split),"model":\#(vocabulary)}"#
        try TestFolder.withFresh { folder in
            try Data(file.utf8).write(to: URL(fileURLWithPath: folder + "/tokenizer.json"))
            let tokenizer = try Tokenizer(file: folder + "/tokenizer.json")
            #expect(tokenizer.encode(String(repeating: "a", count: 40)).count == 40)
        }
    }

    private func problem(_ text: String) throws -> String {
        try TestFolder.withFresh { folder in
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/tokenizer.json"))
            do {
                _ = try Tokenizer(file: folder + "/tokenizer.json")
                return "nothing"
            } catch let error as InferenceError {
                return error.detail
            }
        }
    }
}
