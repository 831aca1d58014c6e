/// Which duplicates are wanted, and which of them is the best.
public struct DuplicatesRequest: Sendable {
    /// What makes a copy the best.
    public var rules = PreferenceRule.standard
    /// How a copy may be related to the best one.
    public var kinds = Set(CopyRelation.Kind.allCases.filter { $0 != .variant })
    /// Two folders or archives, by absolute path: only groups with pictures in both, and only those.
    public var across: (String, String)?

    /// All copies, but no variants.
    public init() {}

    /// Relations in which no pixel of a copy is lost as long as the best one is there: what a plan removes by default.
    public static let safeKinds: Set<CopyRelation.Kind> = [.sameBytes, .samePixels]
}

/// How far the search for duplicates is.
public struct DuplicatesProgress: Sendable, Equatable {
    /// Pairs compared.
    public let done: Int
    /// Pairs to compare.
    public let total: Int
}
