/// What the user has chosen for a library, in words of the user's.
public struct Settings: Sendable, Codable, Equatable {
    /// How much alike pictures have to be to count as similar.
    public enum Similarity: String, Sendable, Codable, CaseIterable {
        case stricter, normal, looser
    }

    /// Where the line lies between pictures that are similar and those that may be.
    public var similarity = Similarity.normal
    /// Whether text in pictures is read after everything else.
    public var readsText = true
    /// Larger pictures are not decoded, in millions of pixels.
    public var mostMegapixels = 200
    /// Whether pictures may be fetched from the web to search by them; nothing else is ever sent or fetched.
    public var fetchesPictures = false

    /// What holds until the user chooses.
    public init() {}

    /// Takes what is there and leaves the rest as it comes.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        if let value = try values.decodeIfPresent(Similarity.self, forKey: .similarity) { similarity = value }
        if let value = try values.decodeIfPresent(Bool.self, forKey: .readsText) { readsText = value }
        if let value = try values.decodeIfPresent(Int.self, forKey: .mostMegapixels) { mostMegapixels = value }
        if let value = try values.decodeIfPresent(Bool.self, forKey: .fetchesPictures) { fetchesPictures = value }
    }

    /// The limits that can be chosen, in millions of pixels.
    public static let megapixelRange = 1...2000

    /// Standard deviations above what any picture of the library looks like, from which on one is similar.
    var goodDistance: Double {
        switch similarity {
        case .stricter: 4.5
        case .normal: 3.5
        case .looser: 2.5
        }
    }
}
