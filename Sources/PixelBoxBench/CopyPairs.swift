internal import Foundation
internal import PixelBoxImaging

/// `pixelbox-bench alignments FINGERPRINTS` and `pixelbox-bench miniatures FINGERPRINTS`: the numbers that `Training/fit_copy.py` fits
/// the decisions about copies on.
///
/// FINGERPRINTS holds one of a library in each line, in base64. Each line of the input names some by their lines, from 0: an
/// edited picture, its original, and pictures that it is no copy of. For each way in which a pair may lie on each other 1 or 0 is
/// printed, the two lines, and the numbers. Pictures that are copies of the original all the same (the same button in another
/// colour) are left out, and where pictures are aligned also those that are otherwise related to it (another frame).
enum CopyPairs: String {
    case alignments
    case miniatures

    struct BadInput: Error {
        let line: String
    }

    func run(_ path: String) throws {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let fingerprints = try lines.map { line in
            guard let data = Data(base64Encoded: String(line)), let fingerprint = Fingerprint(bytes: [UInt8](data))
            else {
                throw BadInput(line: String(line))
            }
            return fingerprint
        }
        while let line = readLine() {
            let named = line.split(separator: " ").compactMap { Int($0) }.filter(fingerprints.indices.contains)
            guard named.count >= 2, named.count == line.split(separator: " ").count else { throw BadInput(line: line) }
            let pictures = named.map { PreparedFingerprint(fingerprints[$0]) }
            show([1, named[0], named[1]], numbers(pictures[0], pictures[1]))
            for (name, other) in zip(named, pictures).dropFirst(2) {
                let numbers = numbers(pictures[0], other)
                if !numbers.isEmpty && isStranger(pictures[1], other) { show([0, named[0], name], numbers) }
            }
        }
    }

    private func numbers(_ first: PreparedFingerprint, _ second: PreparedFingerprint) -> [[Float]] {
        switch self {
        case .alignments: CopyNumbers.ofAlignments(first, second)
        case .miniatures: CopyNumbers.ofMiniatures(first, second)
        }
    }

    private func isStranger(_ original: PreparedFingerprint, _ other: PreparedFingerprint) -> Bool {
        switch self {
        case .alignments: original.relation(to: other) == nil
        case .miniatures: CopyNumbers.areStrangers(original, other)
        }
    }

    private func show(_ pair: [Int], _ rows: [[Float]]) {
        for row in rows { print((pair.map(\.description) + row.map(\.description)).joined(separator: ",")) }
    }
}
