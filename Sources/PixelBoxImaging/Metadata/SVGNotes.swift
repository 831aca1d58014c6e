/// What a drawing says about itself: its title, its description, and the RDF that drawing programs put in.
enum SVGNotes {
    /// Only the beginning is looked at; the metadata of drawings stands there, or they have none.
    private static let mostBytes = 1 << 20

    /// The title and description of the whole drawing, and its metadata element as XMP.
    static func notes(in file: [UInt8]) -> [PictureMetadata.Note] {
        let head = file.prefix(mostBytes)
        var notes: [PictureMetadata.Note] = []
        var scanner = XMLScanner(head)
        var open: [String] = []
        while let event = scanner.next(), open.count < 64 {
            switch event {
            case .start(let name, _, let isEmpty):
                if !isEmpty { open.append(name) }
            case .end:
                if !open.isEmpty { open.removeLast() }
            case .text(let text):
                guard open.count == 2, let name = open.last, name == "title" || name == "desc" else { continue }
                notes.append(.text(key: "svg:\(name)", Array(text.utf8)))
            }
        }
        // Its properties stand in rdf:RDF, as those of XMP do; everything else in the drawing is passed over.
        notes.append(.xmp(Array(head)))
        return notes
    }
}
