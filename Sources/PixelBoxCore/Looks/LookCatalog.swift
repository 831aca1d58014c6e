internal import PixelBoxStore
internal import PixelBoxVectors

/// The looks of the library by the model in use.
struct LookCatalog: Sendable {
    let eyes: LookEngine
    let vectors: VectorCatalog

    /// The row of the model in use; made at first use.
    func model() async throws -> Int64 {
        try await inUse().id
    }

    /// The looks as the database has them now.
    func current() async throws -> LookSnapshot {
        try await vectors.current(try await inUse())
    }

    private func inUse() async throws -> VectorModel {
        let manifest = try eyes.manifest()
        return try await vectors.model(name: manifest.name, dimensions: manifest.dimensions)
    }
}
