import Foundation

/// What another runtime (ONNX Runtime) answers for a drawn picture.
struct GoldenLook: Decodable {
    struct Class: Decodable {
        let `class`: Int
        let probability: Float
    }

    let picture: String
    let width: Int
    let height: Int
    let look: [Float]
    let best: [Class]

    static func all() throws -> [GoldenLook] {
        try JSONDecoder().decode([GoldenLook].self, from: Data(contentsOf: TestFolder.tests("Golden/look.json")))
    }

    var drawn: DrawnPicture? { DrawnPicture(picture, width: width, height: height) }
}
