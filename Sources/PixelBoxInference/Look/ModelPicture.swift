import CInference

/// A picture in the size that a model takes.
enum ModelPicture {
    /// Squashes or stretches tightly packed RGB rows to `width` x `height`.
    static func resized(
        rgb: [UInt8], width: Int, height: Int, toWidth targetWidth: Int, height targetHeight: Int
    ) throws(InferenceError) -> [UInt8] {
        guard width > 0, height > 0, width <= Int32.max / 3, height <= Int32.max / 3, rgb.count == width * height * 3
        else {
            throw InferenceError(.badInput, "picture", detail: "\(rgb.count) bytes for \(width) x \(height) pixels")
        }
        guard width != targetWidth || height != targetHeight else { return rgb }
        var isDone = false
        let target = [UInt8](unsafeUninitializedCapacity: targetWidth * targetHeight * 3) { buffer, count in
            rgb.withUnsafeBufferPointer { source in
                guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
                let status = pb_resize_rgb(
                    from, Int32(width), Int32(height), to, Int32(targetWidth), Int32(targetHeight))
                isDone = status == 0
            }
            count = isDone ? targetWidth * targetHeight * 3 : 0
        }
        guard isDone else { throw InferenceError(.failed, "picture", detail: "no memory left") }
        return target
    }
}
