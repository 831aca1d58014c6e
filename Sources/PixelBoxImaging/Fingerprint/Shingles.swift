internal import CImaging

/// A sample of the windows of 8 × 8 pixels of a picture at full size, by their hashes. What was cut out of a picture without
/// losses has the same windows, and of those the same are sampled.
///
/// After A. Broder, "On the resemblance and containment of documents" (1997). Windows without structure do not count.
package struct Shingles: Sendable, Equatable {
    /// Of a picture that was not read in full size, or that lost something when it was saved.
    static let none = Shingles(windows: [], limit: .max)
    /// Edge of a window, in pixels.
    static let edge = Int(PB_SHINGLE_EDGE)
    /// The size of most samples: only what may be a sheet of sprites has more.
    static let usualCount = Int(PB_SHINGLES_USUAL)
    private static let usualKeys = 32
    private static let windowsPerKeyOfSheet = 4
    private static let mostLookups = 64

    /// One window.
    struct Window: Sendable, Equatable {
        /// Of a window that is to be seen in several columns, or in several rows.
        static let several = UInt16(PB_SEVERAL)

        let hash: UInt32
        /// Its first column, or `several`.
        let x: UInt16
        /// Its first row, or `several`.
        let y: UInt16
    }

    /// In rising order of their hashes, each once.
    let windows: [Window]
    /// Of the hashes up to here none is missing.
    let limit: UInt32

    /// Those by which the picture is looked up: any part of it that is large enough has some of them. On a sheet of sprites a
    /// part may be small.
    package var keys: [UInt32] {
        let isSheet = windows.count > Self.usualCount
        return windows.prefix(isSheet ? windows.count / Self.windowsPerKeyOfSheet : Self.usualKeys).map(\.hash)
    }

    /// Those by which pictures are looked up that this one may be a part of.
    package var lookups: [UInt32] { windows.prefix(Self.mostLookups).map(\.hash) }

    /// A sample of fewer windows.
    func first(_ count: Int) -> Shingles {
        guard count < windows.count, count > 0 else { return self }
        return Shingles(windows: Array(windows.prefix(count)), limit: windows[count - 1].hash)
    }

    /// The windows that both may have, and for each of them the one with the same hash in the other sample.
    func matches(in other: Shingles) -> [(own: Window, other: Window?)] {
        let limit = min(limit, other.limit)
        var place = 0
        return windows.prefix { $0.hash <= limit }.map { window in
            while place < other.windows.count, other.windows[place].hash < window.hash { place += 1 }
            let isThere = place < other.windows.count && other.windows[place].hash == window.hash
            return (window, isThere ? other.windows[place] : nil)
        }
    }
}

extension Shingles {
    init(_ sample: pb_shingles) {
        windows = UnsafeBufferPointer(start: sample.windows, count: Int(sample.count)).map {
            Window(hash: $0.hash, x: $0.x, y: $0.y)
        }
        limit = sample.limit
    }
}
