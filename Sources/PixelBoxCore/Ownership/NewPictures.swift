internal import PixelBoxArchives
internal import PixelBoxStore

/// Writes the new pictures into a folder, under their names inside what was asked about.
struct NewPictures: Sendable {
    private let extraction: SafeExtraction
    /// The paths asked about, by number.
    private let inputs: [String]

    init(folder: String, inputs: [String]) {
        extraction = SafeExtraction(into: folder)
        self.inputs = inputs
    }

    /// Writes the picture of a job.
    /// - Returns: where it is now.
    /// - Throws: `WriteError` if the folder cannot be written, `ReadError` if the picture cannot be read again.
    func save(_ job: ReadJob) throws -> String? {
        switch job {
        case .file(let file):
            return try extraction.write(
                FileReading.bytes(of: file.path, limit: Library.pictureLimit), as: name(of: file, entry: ""))
        case .entry(let entry):
            return try extraction.write(entry.bytes, as: name(of: entry.file, entry: entry.entry))
        case .lostEntry:
            return nil
        }
    }

    /// "ui/a.png" for an entry of the archive asked about; below a folder asked about, archives become folders.
    private func name(of file: UnreadFile, entry: String) -> String {
        let inner = entry.components(separatedBy: archiveSeparator).joined(separator: "/")
        let input = inputs[Int(file.sourceId)]
        guard file.path.utf8.count > input.utf8.count else {
            return entry.isEmpty ? file.path.lastPathComponent : inner
        }
        let below = String(decoding: file.path.utf8.dropFirst(input.utf8.count), as: UTF8.self)
        return entry.isEmpty ? below : below + "/" + inner
    }
}
