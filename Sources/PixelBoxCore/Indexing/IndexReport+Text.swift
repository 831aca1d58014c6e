extension IndexReport {
    /// Seconds of reading text by stage, summed over all workers.
    public struct TextSeconds: Sendable, Codable, Equatable {
        /// Getting pictures from disks and out of archives.
        public var read = 0.0
        /// Decoding.
        public var decode = 0.0
        /// Finding lines.
        public var detection = 0.0
        /// Telling which of them stand on their head.
        public var orientation = 0.0
        /// Reading them.
        public var recognition = 0.0

        package init() {}

        static func += (sum: inout TextSeconds, part: TextSeconds) {
            sum.read += part.read
            sum.decode += part.decode
            sum.detection += part.detection
            sum.orientation += part.orientation
            sum.recognition += part.recognition
        }

        /// All of it.
        public var total: Double { read + decode + detection + orientation + recognition }
    }
}
