internal import Foundation
internal import PixelBoxCore

/// Draws small pictures in terminals that can: by the protocols of kitty, iTerm2, or as sixels.
struct TerminalPictures {
    private enum Way {
        case kitty, iTerm, sixel
    }

    private let way: Way
    private static let edge = 160

    /// Nil where standard output is no terminal, or none that is known to show pictures.
    static func detect(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> TerminalPictures? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        let terminal = environment["TERM"] ?? ""
        let program = environment["TERM_PROGRAM"] ?? ""
        if terminal.contains("kitty") || terminal.contains("ghostty") || environment["KITTY_WINDOW_ID"] != nil {
            return TerminalPictures(way: .kitty)
        }
        if program == "iTerm.app" || program == "WezTerm" { return TerminalPictures(way: .iTerm) }
        if terminal.contains("sixel") || terminal.hasPrefix("foot") || terminal.hasPrefix("mlterm") {
            return TerminalPictures(way: .sixel)
        }
        return nil
    }

    /// The bytes that show an encoded picture; nil if it cannot be drawn.
    func draw(_ bytes: [UInt8]) -> [UInt8]? {
        switch way {
        case .kitty: PictureDrawing.png(bytes, longestEdge: Self.edge).map(Self.kitty)
        case .iTerm: PictureDrawing.png(bytes, longestEdge: Self.edge).map(Self.iTerm)
        case .sixel: PictureDrawing.sixel(bytes, longestEdge: Self.edge)
        }
    }

    /// Kitty's graphics protocol: PNG in base64, in pieces of at most 4096.
    private static func kitty(_ png: [UInt8]) -> [UInt8] {
        let text = Array(Data(png).base64EncodedString().utf8)
        var output: [UInt8] = []
        for start in stride(from: 0, to: text.count, by: 4096) {
            let end = min(start + 4096, text.count)
            let head = start == 0 ? "a=T,f=100," : ""
            output +=
                Array("\u{1B}_G\(head)m=\(end < text.count ? 1 : 0);".utf8) + text[start..<end] + Array("\u{1B}\\".utf8)
        }
        return output
    }

    /// iTerm2's inline images protocol.
    private static func iTerm(_ png: [UInt8]) -> [UInt8] {
        Array("\u{1B}]1337;File=inline=1;size=\(png.count):\(Data(png).base64EncodedString())\u{07}".utf8)
    }
}
