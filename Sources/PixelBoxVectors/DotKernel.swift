internal import CVectors

/// A way to compute dot products; all of them give the same numbers, some only run on some processors.
package enum DotKernel: String, Sendable, CaseIterable {
    case plain
    case avx2
    case avx512VNNI
    case neon
    case neonDotProduct

    /// The fastest one that this processor can run.
    package static let best: DotKernel = {
        let best = pb_vectors_best_kernel()
        return allCases.first { $0.code == best } ?? .plain
    }()

    /// Those that this processor can run.
    package static var available: [DotKernel] {
        allCases.filter { pb_vectors_kernel_is_available($0.code) != 0 }
    }

    var code: pb_vectors_kernel {
        switch self {
        case .plain: PB_VECTORS_PLAIN
        case .avx2: PB_VECTORS_AVX2
        case .avx512VNNI: PB_VECTORS_AVX512_VNNI
        case .neon: PB_VECTORS_NEON
        case .neonDotProduct: PB_VECTORS_NEON_DOTPROD
        }
    }
}
