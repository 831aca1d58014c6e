/// Puts the pieces of a Unity package together: each file is a numbered folder with "asset" and its real name in "pathname".
struct UnityFolder {
    private var number = ""
    private var realName: String?
    private var asset: FoundEntry?

    /// Takes one entry of the package and answers the files that are complete by it.
    mutating func take(_ entry: FoundEntry) throws -> [FoundEntry] {
        let parts = entry.name.split(separator: "/")
        guard parts.count >= 2 else { return [] }
        let folder = parts.dropLast().joined(separator: "/")
        var complete: [FoundEntry] = []
        if folder != number {
            if let rest = takeRest() { complete.append(rest) }
            number = folder
            realName = nil
        }
        switch parts[parts.count - 1] {
        case "pathname":
            let line = try entry.contents.bytes(path: entry.name).prefix { $0 != 0x0A && $0 != 0x0D }
            let name = EntryName(Array(line.prefix(4096)), isZip: false)
            guard !name.text.isEmpty, !name.isHidden else { return complete }
            realName = name.text
            if let rest = takeRest() { complete.append(rest) }
        case "asset":
            asset = entry
            if realName != nil {
                if let rest = takeRest() { complete.append(rest) }
            } else {
                try entry.contents.keep(path: entry.name)
            }
        default:
            break
        }
        return complete
    }

    /// The file that is still waiting for its name, under its number.
    mutating func takeRest() -> FoundEntry? {
        guard var entry = asset else { return nil }
        if let realName { entry.name = realName }
        asset = nil
        realName = nil
        return entry
    }
}
