/// What came of laying one picture on another.
package struct Comparison {
    /// How they are related; nil if they are not.
    package var relation: Relation?
    /// Where one lies on the other, if that was looked for and found.
    let alignment: Alignment?
    /// How sure the alignment makes it that they are copies, whatever they are called; nil where there is none.
    var confidence: Float?
    /// Whether their miniatures had a say.
    package var weighsMiniatures = false
}
