internal import PixelBoxArchives
internal import PixelBoxImaging
internal import PixelBoxInference
internal import PixelBoxStore

/// An encoded picture.
public struct EncodedPicture: Sendable {
    /// For example "image/jpeg".
    public let mediaType: String
    /// The encoded file.
    public let bytes: [UInt8]
    /// The file's or entry's own name.
    public let name: String
}

extension Library {
    /// The picture that a path or an id (`#12` or `12`) means; nil if the library has none.
    public func pictureId(_ reference: String) async throws -> Int64? {
        let digits = reference.hasPrefix("#") ? String(reference.dropFirst()) : reference
        if let id = Int64(digits), try await store.location(ofPicture: id) != nil { return id }
        let path = reference.hasPrefix("/") ? reference : configuration.workingFolder + "/" + reference
        return try await store.pictureId(path: path.standardisedPath)
    }

    /// All that is known of a picture; nil if there is no such picture.
    public func details(ofPicture id: Int64) async throws -> PictureDetails? {
        guard let row = try await store.pictures([id]).first else { return nil }
        var details = PictureDetails(
            id: row.id, path: row.path, places: [row.path], offline: !row.isOnline, problem: row.problem,
            format: row.format, width: row.width, height: row.height, frames: row.frames, alpha: row.hasAlpha,
            size: row.size, modified: LocalTime.text(nanoseconds: row.modified), takenAt: row.takenAt,
            rating: row.rating,
            tags: [], metadata: [:])
        guard let contentId = row.contentId, let content = try await store.content(contentId) else { return details }
        details.places = try await store.pictures(showing: contentId).map(\.path)
        details.camera = content.camera
        details.lens = content.lens
        details.iso = content.iso
        details.aperture = content.aperture
        details.exposure = content.exposure
        details.focalLength = content.focalLength
        details.latitude = content.latitude
        details.longitude = content.longitude
        details.sha256 = content.hash.hexadecimal
        details.metadata = content.metadata
        if let text = try await store.text(ofContent: contentId), text.problem == nil {
            let lines = text.lines.map(PictureText.Line.init)
            details.lines = lines
            details.text = ReadingOrder.text(of: lines.map(TextLine.init))
        }
        details.tags = try await store.tags(ofContent: contentId).map {
            PictureDetails.Tag(name: $0.name, origin: $0.origin.rawValue, confidence: $0.confidence)
        }
        return details
    }

    /// The small picture, longest edge 320; nil if there is none.
    public func thumbnail(ofPicture id: Int64) async throws -> EncodedPicture? {
        guard let location = try await store.location(ofPicture: id), let content = location.contentId,
            let thumbnail = try await store.thumbnail(ofContent: content)
        else { return nil }
        return EncodedPicture(
            mediaType: thumbnail.mediaType, bytes: thumbnail.bytes, name: location.path.lastPathComponent)
    }

    /// The picture as it is on disk or in its archive; only that entry is read. Nil if the library has no such picture.
    /// - Throws: `PathProblem` if it cannot be read now.
    public func original(ofPicture id: Int64) async throws -> EncodedPicture? {
        guard let row = try await store.pictures([id]).first, let location = try await store.location(ofPicture: id)
        else {
            return nil
        }
        do {
            let bytes =
                location.entry.isEmpty
                ? try FileReading.bytes(of: location.file, limit: Self.pictureLimit)
                : try archives.bytes(of: location.entry, inArchive: location.file)
            return EncodedPicture(
                mediaType: row.format.map(MediaType.of(format:)) ?? MediaType.unknown, bytes: bytes, name: row.name)
        } catch let error as ReadError {
            throw PathProblem(path: row.path, detail: error.explanation)
        } catch let error as ArchiveError {
            throw PathProblem(path: row.path, detail: error.explanation)
        }
    }

    /// Tags pictures, and with them every copy of their contents.
    /// - Returns: how many contents the references mean.
    public func tag(_ references: [String], with names: [String]) async throws -> Int {
        let contents = try await contents(of: references)
        try await store.addTags(names, toContents: contents)
        return contents.count
    }

    /// Takes tags off pictures, whoever gave them.
    /// - Returns: how many tags were taken off.
    public func untag(_ references: [String], names: [String]) async throws -> Int {
        try await store.removeTags(names, fromContents: contents(of: references))
    }

    /// Rates pictures from 1 to 5 stars; nil takes the rating off.
    /// - Returns: how many contents the references mean.
    public func rate(_ references: [String], stars: Int?) async throws -> Int {
        let contents = try await contents(of: references)
        try await store.rate(contents: contents, stars: stars)
        return contents.count
    }

    /// The contents of pictures given by id or path; a folder or an archive stands for all pictures in it.
    private func contents(of references: [String]) async throws -> [Int64] {
        var contents: [Int64] = []
        for reference in references {
            let found: [Int64]
            if let id = try await pictureId(reference) {
                found = try await store.location(ofPicture: id)?.contentId.map { [$0] } ?? []
            } else {
                let path = reference.hasPrefix("/") ? reference : configuration.workingFolder + "/" + reference
                found = try await store.contents(below: path.standardisedPath)
            }
            guard !found.isEmpty else {
                throw PathProblem(path: reference, detail: "the library has no readable picture there")
            }
            contents += found
        }
        return contents
    }
}

/// Media types by the format names of the imaging room.
enum MediaType {
    static let unknown = "application/octet-stream"

    static func of(format: String) -> String {
        switch format {
        case "jpeg", "png", "gif", "webp", "tiff", "bmp", "heic", "avif", "jxl": "image/\(format)"
        case "svg": "image/svg+xml"
        case "jp2": "image/jp2"
        default: unknown
        }
    }
}

extension String {
    /// Without `.`, `..` and doubled slashes; an absolute path stays absolute.
    package var standardisedPath: String {
        var parts: [Substring] = []
        for part in split(separator: "/", omittingEmptySubsequences: true) {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return (hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// This path cut at the first `!/` before which `isArchive` holds.
    func firstArchiveCut(where isArchive: (String) -> Bool) -> (file: String, entry: String)? {
        var parts = components(separatedBy: archiveSeparator)
        var file = parts.removeFirst()
        while !parts.isEmpty {
            if isArchive(file) { return (file, parts.joined(separator: archiveSeparator)) }
            file += archiveSeparator + parts.removeFirst()
        }
        return nil
    }
}
