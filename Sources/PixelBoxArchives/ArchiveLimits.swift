/// How far reading an archive may go, so that no archive can take unbounded time or memory.
package struct ArchiveLimits: Sendable, Equatable {
    /// How many archives may lie inside each other, the outermost one counted.
    package var maxDepth = 8
    /// Entries of one archive, those of the archives inside it counted.
    package var maxEntries = 200_000
    /// Size of the directory of a 7z, which is unpacked into memory.
    package var maxDirectoryBytes = 32 << 20
    /// How many bytes may come out of one byte of the file.
    package var maxRatio = 250
    /// Bytes below which the ratio is not looked at for a single entry.
    package var ratioFreeEntryBytes = 16 << 20
    /// Bytes below which the ratio is not looked at for the whole archive.
    package var ratioFreeTotalBytes = 512 << 20
    /// Bytes that may come out of one archive, those of the archives inside it counted.
    package var maxTotalBytes = 1 << 40
    /// Size of one entry that is read as a whole.
    package var maxEntryBytes = 256 << 20
    /// Memory for archives inside archives that cannot be read from front to back.
    package var maxBufferedBytes = 256 << 20
    /// Problems that a report lists; it says how many more there were.
    package var maxProblems = 200

    /// The limits that suit everyday archives.
    package init() {}
}
