/// Which files are archives, told by their names.
enum ArchiveName {
    /// Whether a file of this name is opened as an archive.
    static func isArchive(_ name: String) -> Bool {
        // Of an archive in several parts the first one stands for all.
        if let part = ArchiveParts.number(of: name) { return part == 1 }
        let lowered = name.lowercased()
        guard let dot = lowered.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
        let ending = String(lowered[lowered.utf8.index(after: dot)...])
        if endings.contains(ending) { return true }
        guard compressions.contains(ending) else { return false }
        return lowered[..<dot].hasSuffix(".tar")
    }

    /// Whether a file of this name is a Unity package, whose folders are numbers.
    static func isUnityPackage(_ name: String) -> Bool { name.lowercased().hasSuffix(".unitypackage") }

    private static let compressions: Set<String> = ["gz", "bz2", "xz", "zst", "lz4", "lz", "lzma", "z"]

    private static let endings: Set<String> = [
        "zip", "7z", "rar", "tar", "iso", "cab", "lha", "lzh", "cpio",
        "cbz", "cbr", "cb7", "cbt",
        "tgz", "tbz", "tbz2", "txz", "tzst", "tlz", "tlz4", "taz",
        "unitypackage", "pk3", "love", "apk", "jar", "epub",
        "docx", "pptx", "xlsx", "odt", "odp", "ods",
    ]
}
