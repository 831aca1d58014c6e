/// How a model is prepared for this machine.
package struct CompileOptions: Sendable {
    /// The number format that the arithmetic is done in.
    package enum Precision: String, Sendable {
        /// bf16 where the processor has instructions for it, else f32.
        case automatic
        case f32
        case bf16
    }

    /// Where compiled models are kept, so that the next start is quick; nil compiles anew each time.
    package var cacheFolder: String?
    /// Threads in all; 0 leaves it to the library.
    package var threads = 0
    /// How many sessions run side by side, each on its share of the threads; 0 leaves it to the library.
    package var streams = 0
    package var precision = Precision.automatic
    /// How many kernels made for shapes of the input are kept; 0 leaves it to the library, which keeps thousands.
    package var shapes = 0

    package init(
        cacheFolder: String? = nil, threads: Int = 0, streams: Int = 0, precision: Precision = .automatic,
        shapes: Int = 0
    ) {
        self.shapes = shapes
        self.cacheFolder = cacheFolder
        self.threads = threads
        self.streams = streams
        self.precision = precision
    }
}
