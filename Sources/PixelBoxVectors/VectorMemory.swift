internal import CVectors

/// Owns one block of aligned or mapped memory and gives it back when the last segment that uses it is gone.
final class VectorMemory: Sendable {
    private let memory: pb_vectors_memory

    /// Zeroed memory of at least one byte.
    static func allocate(_ size: Int) -> VectorMemory {
        let memory = pb_vectors_memory_allocate(size)
        guard memory.bytes != nil else { fatalError("out of memory: \(size) bytes for looks") }
        return VectorMemory(memory)
    }

    /// An open file as memory that must not be written to, or nil if it cannot be mapped.
    static func map(file: Int32, size: Int) -> VectorMemory? {
        let memory = pb_vectors_memory_map(file, size)
        return memory.bytes == nil ? nil : VectorMemory(memory)
    }

    private init(_ memory: pb_vectors_memory) {
        self.memory = memory
    }

    deinit {
        pb_vectors_memory_free(memory)
    }

    var size: Int { memory.size }
    var isMapped: Bool { memory.is_mapped != 0 }

    /// The bytes; valid only while this object lives, so keep it alive with `withExtendedLifetime`.
    var bytes: UnsafeMutableRawPointer {
        guard let bytes = memory.bytes else { fatalError("memory without bytes") }
        return UnsafeMutableRawPointer(bytes)
    }
}
