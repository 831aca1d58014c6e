internal import CImaging

extension DecodeError {
    /// The failure behind a status of the C layer, which must not be PB_OK.
    init(_ status: pb_status, detail: String = "") {
        let reason: Reason =
            switch status {
            case PB_EMPTY: .empty
            case PB_UNREADABLE: .unreadable
            case PB_UNSUPPORTED: .unsupported
            case PB_TOO_LARGE: .tooLarge
            case PB_NO_MEMORY: .outOfMemory
            default: .corrupt
            }
        self.init(reason: reason, detail: detail)
    }
}
