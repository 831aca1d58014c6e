import Fixtures
import Foundation
import HTTPTypes
import PixelBoxCore
import Testing

struct PictureRoutesTests {
    @Test func tellsAllOfAPicture() async throws {
        let server = try await TestServer()
        let id = try await server.id("name:6.jpg")
        let response = try await server.test { try await $0.get("/api/pictures/\(id)") }
        let details = try JSONDecoder().decode(PictureDetails.self, from: Data(buffer: response.body))
        #expect(details.path == server.pictures.path("blue/6.jpg"))
        #expect(details.width == 48)
    }

    @Test(arguments: ["/api/pictures/999999", "/api/pictures/red", "/api/thumbnails/999999", "/api/originals/-1"])
    func saysThatThereIsNoSuchPicture(path: String) async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.get(path) }
        #expect(response.status == .notFound)
        #expect(response.sentence?.isEmpty == false)
    }

    @Test func sendsAThumbnailOnlyOnce() async throws {
        let server = try await TestServer()
        let id = try await server.id("name:6.jpg")
        try await server.test { client async throws in
            let first = try await client.get("/api/thumbnails/\(id)")
            #expect(first.headers[.contentType] == "image/jpeg")
            let tag = try #require(first.headers[.eTag])
            let second = try await client.get("/api/thumbnails/\(id)", [.ifNoneMatch: tag])
            #expect(second.status == .notModified)
            #expect(second.body.readableBytes == 0)
        }
    }

    @Test func keepsVersionedThumbnailsForEver() async throws {
        let server = try await TestServer()
        let id = try await server.id("name:6.jpg")
        let response = try await server.test { try await $0.get("/api/thumbnails/\(id)?v=1") }
        #expect(response.headers[.cacheControl]?.contains("immutable") == true)
    }

    @Test func sendsOriginalsAsTheyAreOutOfArchivesToo() async throws {
        let server = try await TestServer()
        let loose = try await server.id("name:6.jpg")
        let packed = try await server.id("name:8.png")
        try await server.test { client async throws in
            let looseOriginal = try await client.get("/api/originals/\(loose)")
            #expect(try Array(buffer: looseOriginal.body) == SamplePicture.jpeg(6))
            let packedOriginal = try await client.get("/api/originals/\(packed)")
            #expect(try Array(buffer: packedOriginal.body) == SamplePicture.png(8))
        }
    }

    @Test func neverServesDrawingsThatCouldRun() async throws {
        let server = try await TestServer(isEmpty: true)
        let drawing = """
            <svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><script>alert(1)</script><rect width="9" height="9"/></svg>
            """
        try server.pictures.write(Array(drawing.utf8), to: "evil.svg")
        _ = try await server.library.add([server.pictures.path()])
        let id = try await server.id("name:evil")
        let response = try await server.test { try await $0.get("/api/originals/\(id)") }
        #expect(response.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
        #expect(response.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        #expect(response.headers[try #require(HTTPField.Name("X-Content-Type-Options"))] == "nosniff")
        #expect(response.headers[.contentType] != "text/html")
    }

    @Test func namesDownloadsSafely() async throws {
        let server = try await TestServer(isEmpty: true)
        try server.pictures.write(SamplePicture.png(1), to: "ü\"; x=\n.png")
        _ = try await server.library.add([server.pictures.path()])
        let id = try await server.id("")
        let response = try await server.test { try await $0.get("/api/originals/\(id)?download=1") }
        let disposition = try #require(response.headers[.contentDisposition])
        #expect(disposition == "attachment; filename=\"___ x=_.png\"; filename*=UTF-8''%C3%BC%22%3B%20x%3D%0A.png")
    }

    @Test func showsAnyPictureInAFormThatBrowsersKnow() async throws {
        let server = try await TestServer()
        let id = try await server.id("name:7.png")
        let response = try await server.test { try await $0.get("/api/views/\(id)?edge=64") }
        #expect(response.headers[.contentType] == "image/jpeg")
        #expect(Array(buffer: response.body).starts(with: [0xFF, 0xD8]))
    }

    @Test func saysThatAnOriginalIsGone() async throws {
        let server = try await TestServer()
        let id = try await server.id("name:6.jpg")
        try server.pictures.remove("blue/6.jpg")
        let response = try await server.test { try await $0.get("/api/originals/\(id)") }
        #expect(response.status == .notFound)
        #expect(response.sentence?.contains("not there") == true)
    }

    @Test func opensNothingWithoutADesktop() async throws {
        let server = try await TestServer(.init(address: "0.0.0.0", password: nil))
        let id = try await server.id("name:6.jpg")
        let response = try await server.test { try await $0.change(.post, "/api/pictures/\(id)/open", "{}") }
        #expect(response.status == .notImplemented)
    }
}
