internal import PixelBoxArchives
internal import PixelBoxStore

extension Library {
    /// Differs after pictures came, went or were read, by whichever program.
    public func changeMark() async throws -> String { try await store.changeMark() }

    /// A picture's file on disk, to show it on the desktop; nil if the library has no such picture.
    public func file(ofPicture id: Int64) async throws -> String? {
        try await store.location(ofPicture: id)?.file
    }
}

extension Library {
    /// Whether a path can be added.
    /// - Throws: `PathProblem` if it cannot.
    public func check(source path: String) throws {
        do throws(ReadError) {
            _ = try FileReading.stamp(of: path)
        } catch  where error.reason == .notAFile {
            _ = try? FolderContents(of: path)
            return
        } catch {
            throw PathProblem(path: path, detail: error.explanation)
        }
        guard FileKind(path: path) != nil else {
            throw PathProblem(path: path, detail: "it is neither a folder, a picture nor an archive")
        }
    }
}
