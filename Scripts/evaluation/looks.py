"""Searching by look: the same thing among the first ten, and the original of an edited copy."""

import collections
import pathlib

from report import table


def same_thing(server, folder):
    """Each picture once as the query: the share of the first ten others that come from the same folder."""
    pictures = listing(server, folder)
    by_thing = collections.defaultdict(list)
    for path, number in pictures.items():
        right = 0
        for other in others(server, number, path, pictures, 10):
            right += other.parent == path.parent
        by_thing[path.parent.name].append(right / 10)
    scores = [score for each in by_thing.values() for score in each]
    means = sorted((sum(each) / len(each), name) for name, each in by_thing.items())
    rows = [
        [f"all {len(scores):,} pictures of {len(by_thing)} things", f"{sum(scores) / len(scores):.3f}"],
        [f"best thing ({means[-1][1]})", f"{means[-1][0]:.3f}"],
        [f"worst thing ({means[0][1]})", f"{means[0][0]:.3f}"]]
    return "### By look: the same thing among the first ten\n\n" + table(["queries", "precision"], rows)


def originals(server, folder, everything):
    """Each edit as the query: the place of its original among all other pictures."""
    pictures = listing(server, everything)
    edits = {path: number for path, number in pictures.items() if path.parent == folder}
    original = next(path for path in edits if "original" in path.name)
    rows, first = [], 0
    for path in sorted(edits):
        if path == original:
            continue
        # The other edits are as right an answer as the original itself: they are not counted.
        ranked = [other for other in others(server, edits[path], path, pictures, 100)
                  if other == original or other not in edits]
        place = ranked.index(original) + 1 if original in ranked else None
        first += place == 1
        rows.append([path.stem, str(place) if place else "not among the first hundred"])
    rows.append([f"original first among {len(pictures) - len(edits) + 1:,}", f"{first} of {len(rows)}"])
    return "### Edited copies: the place of the original\n\n" + table(["edit", "place"], rows)


def listing(server, folder):
    """The number of each picture below the folder, by its path."""
    hits = server.search("width:>0", 1_000_000)
    paths = {pathlib.Path(hit["path"]): hit["id"] for hit in hits}
    return {path: number for path, number in paths.items() if path.is_relative_to(folder)}


def others(server, number, path, pictures, count):
    """The first `count` pictures of the collection that look like the numbered one, without itself."""
    hits = [pathlib.Path(hit["path"]) for hit in server.search(f"like:#{number}", count + 20)]
    return [other for other in hits if other != path and other in pictures][:count]
