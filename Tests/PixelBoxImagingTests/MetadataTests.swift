import PixelBoxImaging
import Testing

struct MetadataTests {
    private func decode(_ bytes: [UInt8]) throws -> (fields: [String: String], keywords: [String]) {
        let picture = try PictureDecoder().decode(.bytes(bytes))
        let pairs = picture.metadata.map { ($0.key, $0.value) }
        return (Dictionary(pairs, uniquingKeysWith: { first, _ in first }), picture.keywords)
    }

    @Test func namesEXIFFieldsAndLeavesOutDumps() throws {
        let block = ExifBlock(
            image: [(0x010E, .ascii("A cat  ")), (0x0131, .ascii("Caf\u{e9} 1.0"))],
            exif: [
                (0x829A, .rationals([(10, 2500)])), (0x9000, .undefined(Array("0230".utf8))),
                (0x9286, .undefined(Array("ASCII\0\0\0".utf8) + Array("a comment".utf8))),
                (0x927C, .undefined([UInt8](repeating: 7, count: 500))),
            ])
        let (fields, _) = try decode(Segments.jpeg(Drawing.halves(), exif: block.bytes))
        #expect(
            fields == [
                "exif:ImageDescription": "A cat", "exif:Software": "Café 1.0", "exif:ExposureTime": "1/250",
                "exif:ExifVersion": "0230", "exif:UserComment": "a comment",
            ])
    }

    @Test func readsCommentsInUnicodeOfEitherOrder() throws {
        for order in [true, false] {
            let units = "masterpiece, 猫".utf16.flatMap { order ? Bytes.little(Int($0), 2) : Bytes.big(Int($0), 2) }
            let block = ExifBlock(exif: [(0x9286, .undefined(Array("UNICODE\0".utf8) + units))])
            let (fields, _) = try decode(Segments.jpeg(Drawing.halves(), exif: block.bytes))
            #expect(fields["exif:UserComment"] == "masterpiece, 猫")
        }
    }

    @Test func readsXMPPropertiesInEitherForm() throws {
        let xmp = """
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about=""
              xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4">
              <d:title><r:Alt><r:li xml:lang="x-default">Fish &amp; chips</r:li><r:li xml:lang="de">Fisch</r:li></r:Alt></d:title>
              <d:subject><r:Bag><r:li>sea</r:li><r:li>f&#xF6;od</r:li><r:li>sea</r:li></r:Bag></d:subject>
              <xmp:Thumbnails><r:Alt><r:li>AAAA</r:li></r:Alt></xmp:Thumbnails>
            </r:Description></r:RDF></x:xmpmeta>
            """
        let (fields, keywords) = try decode(Segments.jpeg(Drawing.halves(), xmp: xmp))
        #expect(
            fields == [
                "xmp:xmp:Rating": "4", "xmp:dc:title": "Fish & chips", "xmp:dc:subject": "sea; föod; sea",
            ])
        #expect(keywords == ["sea", "föod"])
    }

    @Test func readsIPTC() throws {
        let block =
            Segments.iptc(120, "A harbour") + Segments.iptc(25, "boats") + Segments.iptc(25, "Sea")
            + Segments.iptc(200, "unnamed")
        let (fields, keywords) = try decode(Segments.jpeg(Drawing.halves(), iptc: block))
        #expect(fields == ["iptc:Caption": "A harbour", "iptc:Keywords": "boats; Sea"])
        #expect(keywords == ["boats", "Sea"])
    }

    @Test func readsThePromptInAPNG() throws {
        let text = Array("parameters\0a cat on the moon, steps: 20".utf8)
        let (fields, _) = try decode(Segments.png(Drawing.halves(), chunk: "tEXt", text))
        #expect(fields["png:parameters"] == "a cat on the moon, steps: 20")
        let behind = try decode(Segments.png(Drawing.halves(), lastChunk: "tEXt", Array("Title\0last".utf8)))
        #expect(behind.fields["png:Title"] == "last")
    }

    @Test func readsTheTitleAndTheKeywordsOfADrawing() throws {
        let drawing = """
            <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Apple</title><metadata>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
            xmlns:dc="http://purl.org/dc/elements/1.1/"><cc:Work rdf:about=""><dc:subject><rdf:Bag><rdf:li>fruit</rdf:li>
            </rdf:Bag></dc:subject></cc:Work></rdf:RDF></metadata><g><title>stalk</title></g></svg>
            """
        let (fields, keywords) = try decode(Array(drawing.utf8))
        #expect(fields == ["svg:title": "Apple", "xmp:dc:subject": "fruit"])
        #expect(keywords == ["fruit"])
    }

    @Test func isNotFooledByBrokenBlocks() throws {
        let whole = ExifBlock(image: [(0x010E, .ascii("A cat on the roof"))], exif: [(0x8827, .short(100))]).bytes
        for length in stride(from: 0, to: whole.count, by: 3) {
            _ = try decode(Segments.jpeg(Drawing.halves(), exif: Array(whole.prefix(length))))
        }
        // A directory that leads back to itself.
        let loop = ExifBlock(image: [(0x8769, .long(8))]).bytes
        #expect(try decode(Segments.jpeg(Drawing.halves(), exif: loop)).fields.isEmpty)
        let deep = String(repeating: "<rdf:RDF>", count: 5000)
        #expect(try decode(Segments.jpeg(Drawing.halves(), xmp: deep)).fields.isEmpty)
        _ = try decode(Segments.jpeg(Drawing.halves(), xmp: "<rdf:RDF a='<' b=\"&#x110000;&bad"))
    }

    @Test func cutsWhatIsEndless() throws {
        let long = String(repeating: "word ", count: 2000)
        let block = ExifBlock(image: [(0x010E, .ascii(long))])
        let (fields, _) = try decode(Segments.jpeg(Drawing.halves(), exif: block.bytes))
        #expect((1900...2000).contains(fields["exif:ImageDescription"]?.count ?? 0))
    }
}
