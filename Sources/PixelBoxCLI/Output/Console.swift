internal import Foundation
internal import PixelBoxCore

/// Standard output carries results, standard error everything else. Paths leave as the bytes that they are on disk.
enum Console {
    /// A line of results.
    static func print(_ line: String) {
        write(PathArgument.bytes(of: line + "\n"), to: STDOUT_FILENO)
    }

    /// Results as JSON; paths stay text there.
    static func printJSON(_ value: some Encodable, isPretty: Bool = true) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = isPretty ? [.prettyPrinted, .withoutEscapingSlashes] : [.withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return }  // our own values, which always encode
        write([UInt8](data) + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
    }

    /// A line about the work.
    static func note(_ line: String) { writeError(line + "\n") }

    static func writeError(_ text: String) {
        write(PathArgument.bytes(of: text), to: STDERR_FILENO)
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            start += count
        }
    }

    /// Columns of the terminal; 100 where there is none.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 || ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0,
            size.ws_col > 20
        else { return 100 }
        return Int(size.ws_col)
    }
}
