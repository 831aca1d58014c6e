// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "pixelbox",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "PixelBoxCore", targets: ["PixelBoxCore"]),
        .executable(name: "pixelbox", targets: ["PixelBoxCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    ],
    targets: [
        // Doors to the C libraries.
        .systemLibrary(
            name: "CVips", pkgConfig: "vips",
            providers: [.apt(["libvips-dev"]), .brew(["vips"])]),
        .systemLibrary(
            name: "CJpeg", pkgConfig: "libjpeg",
            providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
        .systemLibrary(
            name: "CWebp", pkgConfig: "libwebp",
            providers: [.apt(["libwebp-dev"]), .brew(["webp"])]),
        .systemLibrary(
            name: "CArchive", pkgConfig: "libarchive",
            providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
        .systemLibrary(name: "COpenVINO", pkgConfig: "openvino"),
        .target(name: "CImaging", dependencies: ["CVips", "CJpeg", "CWebp"]),
        .target(name: "CFingerprint"),
        .target(name: "CInference", dependencies: ["COpenVINO"]),
        .target(name: "CVectors"),

        // Leaves: none imports another.
        .target(name: "PixelBoxImaging", dependencies: ["CFingerprint", "CImaging"], swiftSettings: settings),
        .target(name: "PixelBoxArchives", dependencies: ["CArchive"], swiftSettings: settings),
        .target(name: "PixelBoxInference", dependencies: ["CInference"], swiftSettings: settings),
        .target(name: "PixelBoxVectors", dependencies: ["CVectors"], swiftSettings: settings),
        .target(
            name: "PixelBoxStore",
            dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),

        // The program.
        .target(
            name: "PixelBoxCore",
            dependencies: [
                "PixelBoxImaging", "PixelBoxArchives", "PixelBoxInference", "PixelBoxVectors", "PixelBoxStore",
                .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
                .product(name: "Collections", package: "swift-collections"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .target(
            name: "PixelBoxWeb",
            dependencies: ["PixelBoxCore", .product(name: "Hummingbird", package: "hummingbird")],
            resources: [.copy("Page")],
            swiftSettings: settings),
        .executableTarget(
            name: "PixelBoxCLI",
            dependencies: [
                "PixelBoxCore", "PixelBoxWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // What `make bench` measures from within, and what training asks; not installed.
        .executableTarget(
            name: "pixelbox-bench", dependencies: ["PixelBoxImaging", "PixelBoxVectors"],
            path: "Sources/PixelBoxBench", swiftSettings: settings),

        // Drawn pictures, archives and folders for the tests.
        .target(name: "Fixtures", dependencies: ["PixelBoxImaging"], path: "Tests/Fixtures", swiftSettings: settings),
        .testTarget(
            name: "PixelBoxImagingTests", dependencies: ["CFingerprint", "PixelBoxImaging"], swiftSettings: settings),
        .testTarget(name: "PixelBoxArchivesTests", dependencies: ["PixelBoxArchives"], swiftSettings: settings),
        .testTarget(name: "PixelBoxInferenceTests", dependencies: ["PixelBoxInference"], swiftSettings: settings),
        .testTarget(name: "PixelBoxVectorsTests", dependencies: ["PixelBoxVectors"], swiftSettings: settings),
        .testTarget(
            name: "PixelBoxStoreTests",
            dependencies: ["PixelBoxStore", "Fixtures", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .testTarget(name: "PixelBoxCoreTests", dependencies: ["PixelBoxCore", "Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "PixelBoxWebTests",
            dependencies: [
                "PixelBoxWeb", "Fixtures", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            swiftSettings: settings),
        .testTarget(name: "PixelBoxCLITests", dependencies: ["PixelBoxCLI", "Fixtures"], swiftSettings: settings),
    ]
)
