internal import PixelBoxArchives

/// Paths as they come from and go to the outside: file names are any bytes, PixelBox holds them as text.
///
/// A byte that is not part of valid UTF-8 stands as one code point from U+EF80 to U+EFFF, so that nothing is lost.
public enum PathArgument {
    /// Path text of raw bytes, for example of a command line argument.
    public static func text(fromBytes bytes: some Collection<UInt8>) -> String {
        PathText.text(fromBytes: bytes)
    }

    /// The bytes that a path text stands for.
    public static func bytes(of text: String) -> [UInt8] {
        PathText.bytes(of: text)
    }

    /// The absolute path of an argument, without `.` and `..`; symbolic links stay as they are.
    public static func absolute(_ path: String, from folder: String) -> String {
        (path.hasPrefix("/") ? path : folder + "/" + path).standardisedPath
    }
}
