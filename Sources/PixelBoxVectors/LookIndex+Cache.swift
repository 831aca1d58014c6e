extension LookIndex {
    /// Opens the cache file. Nil if it is missing, damaged, or of another model: then build the index from the database.
    /// If the program was killed while adding to the file, the index is what it was before, with its stamp of then.
    package static func open(_ path: [UInt8], model: String, dimensions: Int) -> LookIndex? {
        let layout = RowLayout(dimensions: dimensions)
        guard let snapshot = LookCacheReader(path: path, model: model, layout: layout)?.snapshot() else { return nil }
        return LookIndex(model: model, snapshot: snapshot)
    }

    /// Writes all looks to a new file and puts it in the place of the old one in one step.
    package func save(to path: [UInt8], stamp: LookStamp) throws(LookCacheError) {
        let snapshot = self.snapshot()
        let temporary = path + Array(".new".utf8)
        do throws(LookCacheError) {
            let file = try SystemFile.create(temporary)
            try file.lock()
            var writer = LookCacheWriter(file: file, layout: snapshot.layout, end: LookCacheFormat.recordSize)
            try writer.writeFileRecord(model: model)
            try writer.writeRows(of: snapshot, stamp: stamp)
            try writer.finish()
            try SystemFile.rename(temporary, to: path)
        } catch {
            SystemFile.remove(temporary)
            throw error
        }
    }

    /// Adds looks to an existing cache file without reading the others, and forgets `removed`; processes that have the
    /// file open keep what they see.
    package static func appendToCache(
        _ path: [UInt8], model: String, dimensions: Int, ids: [Int64], values: [Int8], removed: [Int64] = [],
        stamp: LookStamp
    ) throws(LookCacheError) {
        precondition(values.count == ids.count * dimensions, "each id needs \(dimensions) values")
        let layout = RowLayout(dimensions: dimensions)
        let file = try SystemFile.openForUpdating(path)
        try file.lock()
        guard let tail = LookCacheReader(path: path, model: model, layout: layout)?.tail() else {
            throw LookCacheError(path: String(decoding: path, as: UTF8.self), reason: .notUsable)
        }
        var writer = LookCacheWriter(file: file, layout: layout, end: tail.end)
        // Until the rows are there too, the file still stands where it stood.
        if !removed.isEmpty { try writer.writeRemoved(removed, stamp: tail.stamp) }
        let batch = LookIndex(model: model, dimensions: dimensions)
        batch.append(ids: ids, values: values)
        try writer.writeRows(of: batch.snapshot(), stamp: stamp)
        try writer.finish()
    }
}
