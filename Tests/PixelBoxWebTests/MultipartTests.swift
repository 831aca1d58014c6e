import PixelBoxWeb
import Testing

struct MultipartTests {
    private static let type = "multipart/form-data; boundary=\"x-1\""

    @Test func readsFilesWithAnyBytes() throws {
        let body =
            Array(
                "--x-1\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
                    .utf8)
            + [0, 13, 10, 45, 45, 120, 255]
            + Array("\r\n--x-1\r\ncontent-disposition: form-data; name=q\r\n\r\n\r\n--x-1--\r\n".utf8)
        let form = try #require(Multipart(body, contentType: Self.type))
        #expect(
            form.parts == [
                .init(name: "picture", bytes: [0, 13, 10, 45, 45, 120, 255]), .init(name: "q", bytes: []),
            ])
    }

    @Test(arguments: [
        "", "--x-1", "--x-1\r\n", "--x-1\r\nname\r\n--x-1--", "nothing", "--x-1\r\n\r\n\r\n--x-1\r\n\r\n",
    ])
    func refusesBrokenForms(body: String) {
        #expect(Multipart(Array(body.utf8), contentType: Self.type) == nil)
    }

    @Test func refusesFormsWithoutABoundary() {
        #expect(Multipart(Array("--x-1--".utf8), contentType: "multipart/form-data") == nil)
    }
}
