/// Parts of a picture that stand out from a plain ground: what a window shows, or a drawing above its caption.
struct StandingOut {
    /// Brightness that counts as the ground's.
    static let sameGround = 12
    /// Less of the picture than this is no ground.
    private static let leastGround: Float = 0.15
    private static let leastEdge = 8
    private static let mostParts = 2
    /// A part with edges nearly as long as both of the picture's is its frame, or all of it.
    private static let wholeEdge: Float = 0.93

    /// A rectangle of cells.
    struct Box {
        var left: Int, top: Int, right: Int, bottom: Int
        var width: Int { right - left + 1 }
        var height: Int { bottom - top + 1 }
    }

    /// The brightness of the ground; nil if there is none.
    let ground: UInt8?
    /// The largest parts, largest first.
    let parts: [Box]

    init(_ luma: FingerprintContent.ByteGrid) {
        ground = Self.ground(luma.cells)
        guard let ground else {
            parts = []
            return
        }
        let telling = Self.boxes(luma, ground: ground).filter { box in
            min(box.width, box.height) >= Self.leastEdge
                && Float(min(box.width * luma.height, box.height * luma.width))
                    < Self.wholeEdge * Float(luma.width * luma.height)
        }
        parts = Array(telling.sorted { $0.width * $0.height > $1.width * $1.height }.prefix(Self.mostParts))
    }

    /// Whether a cell has the brightness of the ground.
    func isGround(_ cell: UInt8) -> Bool {
        ground.map { abs(Int(cell) - Int($0)) <= Self.sameGround } ?? false
    }

    /// Around each group of neighbouring cells that are not ground.
    private static func boxes(_ luma: FingerprintContent.ByteGrid, ground: UInt8) -> [Box] {
        var isOpen = luma.cells.map { abs(Int($0) - Int(ground)) > sameGround }
        var boxes: [Box] = [], waiting: [Int] = []
        for start in isOpen.indices where isOpen[start] {
            var box = Box(left: luma.width, top: luma.height, right: 0, bottom: 0)
            isOpen[start] = false
            waiting.append(start)
            while let cell = waiting.popLast() {
                let x = cell % luma.width, y = cell / luma.width
                box = Box(
                    left: min(box.left, x), top: min(box.top, y), right: max(box.right, x), bottom: max(box.bottom, y))
                for row in max(0, y - 1)...min(luma.height - 1, y + 1) {
                    for column in max(0, x - 1)...min(luma.width - 1, x + 1) {
                        let next = row * luma.width + column
                        guard isOpen[next] else { continue }
                        isOpen[next] = false
                        waiting.append(next)
                    }
                }
            }
            boxes.append(box)
        }
        return boxes
    }

    /// The brightness that most cells have, if it is that of a ground.
    private static func ground(_ cells: [UInt8]) -> UInt8? {
        var counts = [Int](repeating: 0, count: 256)
        for cell in cells { counts[Int(cell)] += 1 }
        guard let ground = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return nil }
        let near = counts[max(0, ground - sameGround)...min(255, ground + sameGround)].reduce(0, +)
        return Float(near) >= leastGround * Float(cells.count) ? UInt8(ground) : nil
    }
}
