#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Writes pictures out of archives into a folder, under their own names, never outside it and never over anything.
package struct SafeExtraction: Sendable {
    /// Path text of the folder.
    package let folder: String

    /// Where to write; the folder is made when the first picture is written.
    package init(into folder: String) { self.folder = folder }

    /// Writes one picture and answers its path text.
    ///
    /// The name may have folders in it, which are made. Where something of that name exists, " (2)" and so on is
    /// added; a link in place of a folder is not followed but avoided in the same way.
    @discardableResult
    package func write(_ bytes: [UInt8], as relativeName: String) throws(WriteError) -> String {
        var parts = SafeName.parts(of: relativeName)
        let name = parts.removeLast()
        var place = try TargetFolder(folder)
        for part in parts { place = try place.child(part) }
        return try place.write(bytes, as: name)
    }
}
