import Fixtures
import Foundation
import PixelBoxCore
import Synchronization

/// A reader of text that knows which picture says what, and remembers what it was given.
final class DrawnTexts: Sendable {
    /// The picture cannot be read.
    struct Unreadable: Error {}

    private let texts = Mutex<[[UInt8]: [String]]>([:])
    private let asked = Mutex<[[UInt8]]>([])

    /// A drawn picture that says some lines.
    func png(_ number: Int, _ lines: String...) throws -> [UInt8] {
        let bytes = try SamplePicture.png(number)
        texts.withLock { $0[bytes] = lines }
        return bytes
    }

    /// A drawn picture whose text cannot be read.
    func unreadable(_ number: Int) throws -> [UInt8] { try SamplePicture.png(number) }

    /// What it was given, the first line of each picture.
    var read: [String] {
        let all = texts.withLock(\.self)
        return asked.withLock(\.self).map { all[$0]?.first ?? "" }
    }

    /// The reader for a library; `onRead` is called with each picture.
    func source(_ onRead: @escaping @Sendable () -> Void = {}) -> TextSource {
        TextSource(model: "drawn", missing: { nil }) {
            { [self] bytes in
                asked.withLock { $0.append(bytes) }
                onRead()
                guard let lines = texts.withLock({ $0[bytes] }) else { throw Unreadable() }
                let found = lines.enumerated().map { index, line in
                    let top = Double(index * 10)
                    return PictureText.Line(
                        text: line, box: [[0, top], [40, top], [40, top + 8], [0, top + 8]], confidence: 0.9)
                }
                return (found, IndexReport.TextSeconds())
            }
        }
    }
}
