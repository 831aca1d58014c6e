#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Makes C libraries read and write UTF-8, whatever the locale of the process.
///
/// libarchive asks the locale when it turns the names of a 7z or rar into bytes.
package enum TextLocale {
    /// Runs the body with UTF-8 as the character set of the calling thread.
    package static func withUTF8<Result>(_ body: () throws -> Result) rethrows -> Result {
        #if canImport(Darwin)
        let locale = newlocale(LC_CTYPE_MASK, "en_US.UTF-8", nil)
        #else
        let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
        #endif
        guard let locale else { return try body() }
        let previous = uselocale(locale)
        defer {
            _ = uselocale(previous)
            freelocale(locale)
        }
        return try body()
    }
}
