/// The lines between what fits a description, what may fit it, and the rest.
enum FitSections {
    /// The sections of pictures that are in the order of how well they fit; none if nothing tells.
    static func sections(_ hits: [SearchHit]) -> [ResultList.Section] {
        var sections: [ResultList.Section] = []
        for (index, hit) in hits.enumerated() {
            guard let fit = hit.fit else { return [] }
            let kind: ResultList.Section.Kind =
                switch fit {
                case .good: .good
                case .maybe: .maybe
                case .poor: .rest
                }
            if sections.last?.kind != kind { sections.append(.init(start: index, kind: kind, title: "")) }
        }
        return sections.count == 1 && sections[0].kind == .good ? [] : sections
    }
}
