/// What a picture has to be to be found. Text in it is always data: it reaches SQLite as bound arguments only.
package indirect enum Condition: Sendable, Hashable {
    /// Every one of these; true of every picture if empty.
    case all([Condition])
    /// At least one of these; true of no picture if empty.
    case any([Condition])
    case not(Condition)

    /// A word, the beginning of a word or a part of one, in name, folders, tags, text or metadata.
    case word(String)
    /// Whole words in this order, in one of the same places.
    case phrase(String)

    /// In the file name.
    case name(TextPattern)
    /// In the full path, `pack.zip!/a.png` included.
    case path(TextPattern)
    /// In a folder or archive, at any depth.
    case inside(TextPattern)
    /// In the text that the image shows.
    case text(TextPattern)
    /// Tags that have these words.
    case tag(TextPattern)
    case camera(TextPattern)
    case lens(TextPattern)
    /// "jpeg", "png", …; usual other spellings such as "jpg" are understood.
    case format(TextPattern)
    /// A metadata field by name (`Make`, `exif:Make`, `xmp:dc:title`) and what its value holds; nil: has the field.
    case metadata(key: String, value: TextPattern?)

    case number(NumberField, NumberRange)
    /// When it was taken, else when the file was last changed.
    case date(DateSpan)
    case near(GeoCircle)
    case state(PictureState)
    /// Shows one of these contents.
    case contents([Int64])

    /// True of every picture.
    package static var everything: Condition { .all([]) }
}

/// Text to look for, compared after folding.
package enum TextPattern: Sendable, Hashable {
    /// Anywhere in the field.
    case part(String)
    /// Exactly these whole words.
    case exact(String)
    /// The whole field, where `*` stands for anything and `?` for one character.
    case glob(String)
}

/// What can be measured of a picture.
package enum NumberField: String, Sendable, CaseIterable {
    case width, height, megapixels
    /// Width divided by height.
    case ratio
    /// Bytes.
    case size
    case iso
    /// The f-number.
    case aperture
    /// Seconds.
    case exposure
    /// Millimetres.
    case focalLength
    /// 1 to 5 stars.
    case rating
}

/// Numbers between two ends; nil is open.
package struct NumberRange: Sendable, Hashable {
    /// One end of a range.
    package struct End: Sendable, Hashable {
        package let value: Double
        package let isIncluded: Bool

        package init(_ value: Double, isIncluded: Bool) {
            self.value = value
            self.isIncluded = isIncluded
        }
    }

    package let lower: End?
    package let upper: End?

    package init(lower: End?, upper: End?) {
        self.lower = lower
        self.upper = upper
    }
}

/// Local time from one moment up to, not including, another; nil is open.
package struct DateSpan: Sendable, Hashable {
    /// Seconds that a clock on the wall has counted since 1970-01-01T00:00:00.
    package let start: Int64?
    package let end: Int64?

    package init(start: Int64?, end: Int64?) {
        self.start = start
        self.end = end
    }
}

/// A circle on the Earth.
package struct GeoCircle: Sendable, Hashable {
    package let latitude: Double
    package let longitude: Double
    package let kilometres: Double

    package init(latitude: Double, longitude: Double, kilometres: Double) {
        self.latitude = latitude
        self.longitude = longitude
        self.kilometres = kilometres
    }
}

/// What a picture can be.
package enum PictureState: String, Sendable, CaseIterable {
    /// More than one frame.
    case animated
    case transparent
    /// An entry in an archive.
    case archived
    /// The same content lies somewhere else too.
    case duplicate
    /// Its source is not there at the moment.
    case offline
    /// It could not be read.
    case unreadable
    /// It could be read only in part.
    case damaged
    /// Tagged by the user or by its file, not only by a model.
    case tagged
    case rated
}
