"""Checks what is written: links, commands, length, words that do not belong here."""

import pathlib
import re
import subprocess
import sys

README_LINES = 150
COMMANDS_FOLDER = pathlib.Path("Sources/PixelBoxCLI")
COMMANDS_PAGE = pathlib.Path("docs/cli.md")
WRITTEN = (".md", ".swift", ".c", ".h", ".sh", ".py", ".js", ".css", ".html", ".yml", ".json", "Makefile", "run")
# Paths of one person's machine (those of Ann, who lives in examples, are fine), and notes to oneself.
MACHINE_PATH = re.compile(r"(?<![\w.~$}{)-])/(?:(?:home|Users)/(?!ann|me\b|user\b)|root/|work/|workspace/)\w")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")


def tracked():
    listing = subprocess.run(["git", "ls-files", "-z"], check=True, capture_output=True, text=True).stdout
    return [pathlib.Path(name) for name in listing.split("\0") if name and pathlib.Path(name).is_file()]


def broken_links(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = page.parent / path if path else page
        if not file.exists():
            yield f"{page}: the link {target} leads nowhere"
        elif anchor and file.suffix == ".md" and anchor not in anchors(file):
            yield f"{page}: {file} has no heading #{anchor}"


def anchors(page):
    headings = re.findall(r"^#+ +(.*)$", page.read_text(encoding="utf-8"), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def unknown_commands():
    """Every command and every option of the program stands in docs/cli.md."""
    page = COMMANDS_PAGE.read_text(encoding="utf-8")
    for source in sorted(COMMANDS_FOLDER.rglob("*.swift")):
        text = source.read_text(encoding="utf-8")
        for name in re.findall(r"^/// `pixelbox ([\w-]+)`", text, flags=re.M):
            if not re.search(rf"pixelbox {name}\b", page):
                yield f"{COMMANDS_PAGE}: says nothing of `pixelbox {name}` ({source})"
        for name in options(text):
            if not re.search(rf"--{name}\b", page):
                yield f"{COMMANDS_PAGE}: says nothing of --{name} ({source})"


def options(text):
    """The long names of the options and flags that a Swift source declares."""
    for declaration in re.findall(r"@(?:Option|Flag)\b(.*?)\n\s*(?:private )?var (\w+)", text, flags=re.S):
        custom = re.search(r'\.customLong\("([\w-]+)"', declaration[0])
        yield custom.group(1) if custom else re.sub(r"([A-Z])", r"-\1", declaration[1]).lower()


def unseemly(path):
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if MACHINE_PATH.search(line):
            yield f"{path}:{number}: a path of one machine"
        if UNFINISHED.search(line):
            yield f"{path}:{number}: unfinished"


def problems():
    files = tracked()
    readme = pathlib.Path("README.md").read_text(encoding="utf-8").splitlines()
    if len(readme) > README_LINES:
        yield f"README.md: {len(readme)} lines; {README_LINES} at most"
    yield from unknown_commands()
    for path in files:
        if path.suffix == ".md":
            yield from broken_links(path)
        if path.name.endswith(WRITTEN) and path.parts[0] != "Tests":
            yield from unseemly(path)


if __name__ == "__main__":
    found = list(problems())
    print("\n".join(found), end="\n" if found else "")
    sys.exit(1 if found else 0)
