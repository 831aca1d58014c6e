/// Pictures that `Training/golden_look.py` draws in the same way.
struct DrawnPicture {
    let width: Int
    let height: Int
    let rgb: [UInt8]

    init?(_ name: String, width: Int, height: Int) {
        var rgb: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let pixel: [Int]
                switch name {
                case "ramp": pixel = [x * 255 / (width - 1), y * 255 / (height - 1), (x + y) % 256]
                case "checks":
                    let odd = (x / 8 + y / 8) % 2
                    pixel = [30 + 190 * odd, 60 - 20 * odd, 200 - 160 * odd]
                case "rings":
                    let across = x - width / 2
                    let down = y - height / 2
                    let value = (across * across + down * down) / 64 % 256
                    pixel = [value, 255 - value, value * 3 % 256]
                case "dot": pixel = [200, 100, 50]
                default: return nil
                }
                rgb += pixel.map(UInt8.init)
            }
        }
        self.width = width
        self.height = height
        self.rgb = rgb
    }
}
