internal import PixelBoxArchives
internal import PixelBoxImaging
internal import PixelBoxStore

/// A part of a picture, as shares of its width and height.
public struct PictureRegion: Sendable, Codable, Equatable {
    /// Left edge.
    public var x: Double
    /// Upper edge.
    public var y: Double
    /// Share of the width.
    public var width: Double
    /// Share of the height.
    public var height: Double

    /// A part by its left upper corner and its size.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Whether it lies in the picture and is not empty.
    public var isValid: Bool {
        [x, y, width, height].allSatisfy(\.isFinite) && x >= 0 && y >= 0 && width > 0 && height > 0
            && x + width <= 1.0001 && y + height <= 1.0001
    }
}

extension Library {
    /// A picture as a JPEG that every browser shows, at most this large; nil if the library has no such picture.
    /// - Throws: `PathProblem` if it cannot be read now.
    public func view(ofPicture id: Int64, longestEdge: Int) async throws -> EncodedPicture? {
        guard let original = try await original(ofPicture: id) else { return nil }
        do {
            let pixels = try decoder.pixels(.bytes(original.bytes), longestEdge: longestEdge)
            return EncodedPicture(
                mediaType: "image/jpeg", bytes: try encodeJPEG(pixels, quality: Self.viewQuality), name: original.name)
        } catch {
            throw PathProblem(path: original.name, detail: error.description)
        }
    }

    /// A part of a picture as a picture of its own, to search by; nil if the library has no such picture.
    /// - Throws: `PathProblem` if it cannot be read now.
    public func part(_ region: PictureRegion, ofPicture id: Int64) async throws -> [UInt8]? {
        guard let original = try await original(ofPicture: id) else { return nil }
        do {
            // The smaller the part, the more pixels of the whole it takes to see what is in it.
            let share = max(region.width, region.height, 0.01)
            let edge = Int((Double(PictureDecoder.smallEdge) / share).rounded(.up))
            let pixels = try decoder.pixels(.bytes(original.bytes), longestEdge: min(edge, Self.largestEdge))
            func place(_ value: Double, _ length: Int) -> Int { Int((value * Double(length)).rounded(.down)) }
            let part = pixels.cropped(
                x: place(region.x, pixels.width), y: place(region.y, pixels.height),
                width: max(1, place(region.width, pixels.width)), height: max(1, place(region.height, pixels.height)))
            guard let part else { return nil }
            return try encodePNG(part)
        } catch {
            throw PathProblem(path: original.name, detail: error.description)
        }
    }

    /// The small version of any picture.
    /// - Throws: `PathProblem` if it is none that can be read.
    public func preview(of bytes: [UInt8]) throws -> EncodedPicture {
        do {
            let thumbnail = try decoder.decode(.bytes(bytes)).thumbnail
            return EncodedPicture(mediaType: thumbnail.mediaType, bytes: thumbnail.bytes, name: "")
        } catch {
            throw PathProblem(path: "the picture", detail: error.description)
        }
    }

    private static let viewQuality = 88
    private static let largestEdge = 8192
}
