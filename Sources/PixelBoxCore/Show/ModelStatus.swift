/// A model that understands descriptions, for people to choose from.
public struct ModelStatus: Sendable, Codable, Equatable {
    /// What it is called in commands.
    public var name: String
    /// The name for people.
    public var title: String
    /// The folder that it lies in.
    public var folder: String
    /// Whether pictures are described with it.
    public var inUse: Bool
    /// Whether it answers, because the model in use is not done with the library yet.
    public var answering: Bool
    /// Values of a vector.
    public var dimensions: Int?
    /// Bytes on disk.
    public var bytes: Int
    /// SPDX name of the licence of the weights, where the folder tells.
    public var licence: String?
    /// Different pictures of the library that are described with it.
    public var pictures: Int
    /// Milliseconds for one picture on this machine; nil where it was not measured.
    public var pictureMilliseconds: Double?
    /// Milliseconds for one short description on this machine.
    public var textMilliseconds: Double?
    /// Why it cannot be used.
    public var problem: String?
}
