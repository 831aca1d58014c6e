/// One field of EXIF, XMP, IPTC or a text chunk as text, such as "exif:Make" and "Canon".
package struct MetadataField: Sendable, Equatable {
    package let key: String
    package let value: String

    /// A field.
    package init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}
