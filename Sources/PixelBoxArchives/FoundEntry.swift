/// A file in an archive under the name that it goes by.
struct FoundEntry {
    var name: String
    let header: EntryHeader
    let contents: EntryContents
}
