internal import PixelBoxStore

/// Orders copies by the user's rules, the best first.
struct CopyOrder {
    private static let lossless: Set<String> = [
        "png", "bmp", "tiff", "gif", "svg", "pnm", "tga", "qoi", "psd", "raw", "exr", "hdr", "ico",
    ]

    let rules: [PreferenceRule]

    /// Whether one picture is better than another. Where no rule decides: what is there now, loose files, the oldest,
    /// short paths.
    func isBetter(_ one: CopyPicture, _ other: CopyPicture) -> Bool {
        for rule in rules {
            let (mine, yours) = (worth(one, rule), worth(other, rule))
            if mine != yours { return mine > yours }
        }
        if one.isOnline != other.isOnline { return one.isOnline }
        if one.isArchived != other.isArchived { return other.isArchived }
        if one.modified != other.modified { return one.modified < other.modified }
        let (path, otherPath) = (one.path, other.path)
        if path.utf8.count != otherPath.utf8.count { return path.utf8.count < otherPath.utf8.count }
        return path == otherPath ? one.id < other.id : path < otherPath
    }

    private func worth(_ picture: CopyPicture, _ rule: PreferenceRule) -> Int64 {
        switch rule {
        case .lossless: Self.lossless.contains(picture.format) ? 1 : 0
        case .resolution: Int64(picture.width) * Int64(picture.height)
        case .bytes: picture.size
        case .exif: picture.hasExif ? 1 : 0
        case .folder(let folder): picture.path.isAtOrBelow(folder) ? 1 : 0
        case .oldest: -picture.modified
        }
    }
}
