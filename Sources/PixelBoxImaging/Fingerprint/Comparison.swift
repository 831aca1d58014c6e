/// What came of laying one picture on another.
package struct Comparison {
    /// How they are related; nil if they are not.
    package let relation: Relation?
    /// Where one lies on the other, if that was looked for and found.
    let alignment: Alignment?
}
