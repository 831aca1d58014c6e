internal import Crypto
internal import Foundation
internal import PixelBoxArchives
internal import PixelBoxImaging
internal import PixelBoxInference
internal import PixelBoxStore
internal import PixelBoxVectors

/// Turns pictures to search by into one look: the mean of those wanted, less those not wanted.
struct LookResolver {
    let library: Library

    /// The quantised look to search with.
    func look(wanted: [LikeReference], unwanted: [LikeReference]) async throws -> [Int8] {
        var sum: [Float] = []
        for (references, weight) in [(wanted, Float(1)), (unwanted, Float(-0.5))] {
            for reference in references {
                let look = try await self.look(of: reference).map { Float($0) / LookScale.factor }
                if sum.isEmpty { sum = [Float](repeating: 0, count: look.count) }
                for index in sum.indices { sum[index] += weight * look[index] }
            }
        }
        let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return LookScale.quantise(sum.map { $0 / max(length, .leastNormalMagnitude) })
    }

    /// The content of the library that a picture to search by shows, byte for byte.
    func content(of reference: LikeReference) async throws -> Int64? {
        switch reference {
        case .picture(let id):
            return try await library.store.location(ofPicture: id)?.contentId
        case .path(let path):
            if let id = try await library.store.pictureId(path: path) {
                return try await library.store.location(ofPicture: id)?.contentId
            }
            return try library.store.contentId(hash: Array(SHA256.hash(data: library.bytes(at: path))))
        case .bytes(let bytes):
            return try library.store.contentId(hash: Array(SHA256.hash(data: bytes)))
        }
    }

    private func look(of reference: LikeReference) async throws -> [Int8] {
        let model = try await library.looks.model()
        switch reference {
        case .picture(let id):
            guard let location = try await library.store.location(ofPicture: id) else {
                throw PathProblem(path: "#\(id)", detail: "there is no such picture in the library")
            }
            if let content = location.contentId,
                let look = try await library.store.vector(.look, ofContent: content, model: model)
            {
                return look
            }
            return try await look(of: .path(location.path))
        case .path(let path):
            if let id = try await library.store.pictureId(path: path),
                let content = try await library.store.location(ofPicture: id)?.contentId,
                let look = try await library.store.vector(.look, ofContent: content, model: model)
            {
                return look
            }
            return try await look(ofBytes: library.bytes(at: path), name: path)
        case .bytes(let bytes):
            return try await look(ofBytes: bytes, name: "the picture")
        }
    }

    private func look(ofBytes bytes: [UInt8], name: String) async throws -> [Int8] {
        let hash = Array(SHA256.hash(data: bytes))
        let model = try await library.looks.model()
        if let content = try library.store.contentId(hash: hash),
            let look = try await library.store.vector(.look, ofContent: content, model: model)
        {
            return look
        }
        do {
            let picture = try library.decoder.decode(.bytes(bytes))
            return try LookStage(Eyes(model: library.eyes.model(), modelId: model)).answer(for: picture.working).look
                .vector
        } catch let error as DecodeError {
            throw PathProblem(path: name, detail: error.description)
        }
    }
}

extension Library {
    /// The bytes of any picture, loose or `pack.zip!/a.png`, in the library or not.
    func bytes(at path: String) throws -> [UInt8] {
        try PictureFiles(archives: archives).bytes(at: path)
    }

    /// Larger pictures are not read into memory at once.
    static let pictureLimit = PictureFiles.limit
}

extension PictureLocation {
    /// File and entry as one path.
    var path: String { entry.isEmpty ? file : file + archiveSeparator + entry }
}
