internal import Foundation
internal import PixelBoxImaging

/// `pixelbox-bench copies FINGERPRINTS`: the numbers that `Training/fit_copy.py` fits the decision about copies on.
///
/// FINGERPRINTS holds one of a library in each line, in base64. Each line of the input names some by their lines, from 0: an
/// edited picture, its original, and pictures that it is no copy of. For each pair 1 or 0 is printed, then the numbers; pictures
/// that are related to the original all the same (another frame, the same button in another colour) are left out.
enum CopyPairs {
    struct BadInput: Error {
        let line: String
    }

    static func run(_ path: String) throws {
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
            show(1, CopyNumbers.of(pictures[0], pictures[1]))
            for other in pictures[2...] {
                let numbers = CopyNumbers.of(pictures[0], other)
                if !numbers.isEmpty && pictures[1].relation(to: other) == nil { show(0, numbers) }
            }
        }
    }

    private static func show(_ label: Int, _ rows: [[Float]]) {
        for row in rows { print(label, row.map(\.description).joined(separator: ","), separator: ",") }
    }
}
