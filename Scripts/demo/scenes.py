"""Vector drawings of the demo: landscapes, charts, icons, and photos with a caption."""

import base64
import math
import random


def svg(width, height, *parts):
    """One SVG document."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    return "\n".join([head, *parts, "</svg>\n"])


def rectangle(x, y, width, height, fill, more=""):
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}" {more}/>'


def circle(x, y, radius, fill):
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}"/>'


def polygon(points, fill):
    return f'<polygon points="{" ".join(f"{x:.0f},{y:.0f}" for x, y in points)}" fill="{fill}"/>'


def words(x, y, size, content, fill="#222222", more=""):
    style = f'font-family="DejaVu Sans, sans-serif" font-size="{size}" text-anchor="middle" fill="{fill}"'
    return f'<text x="{x}" y="{y}" {style} {more}>{content}</text>'


def landscape(seed, sky, sun, hills):
    """Hills, one behind the other, under a sun or a moon."""
    numbers = random.Random(seed)
    parts = [rectangle(0, 0, 640, 400, sky), circle(numbers.randint(120, 520), numbers.randint(70, 130), 42, sun)]
    for depth, colour in enumerate(hills):
        base, phase = 190 + depth * 60, numbers.random() * 6
        ridge = [(x, base + 38 * math.sin(x / (70 + 30 * depth) + phase) + 9 * math.sin(x / 17 + phase))
                 for x in range(0, 641, 8)]
        parts.append(polygon([*ridge, (640, 400), (0, 400)], colour))
    return svg(640, 400, *parts)


def bar_chart(title, bars):
    parts = [rectangle(0, 0, 480, 320, "#ffffff"), words(240, 36, 22, title)]
    for number, (label, value, colour) in enumerate(bars):
        x = 50 + number * 400 // len(bars)
        parts += [rectangle(x, 270 - value * 2, 48, value * 2, colour), words(x + 24, 292, 14, label)]
    parts.append(rectangle(40, 270, 410, 2, "#222222"))
    return svg(480, 320, *parts)


def pie_chart(title, slices):
    parts, angle = [rectangle(0, 0, 480, 320, "#ffffff"), words(240, 36, 22, title)], -math.pi / 2
    for share, colour in slices:
        end = angle + share * 2 * math.pi
        start_x, start_y = 240 + 110 * math.cos(angle), 180 + 110 * math.sin(angle)
        end_x, end_y = 240 + 110 * math.cos(end), 180 + 110 * math.sin(end)
        large = 1 if share > 0.5 else 0
        parts.append(f'<path d="M240 180 L{start_x:.1f} {start_y:.1f} '
                     f'A110 110 0 {large} 1 {end_x:.1f} {end_y:.1f} Z" fill="{colour}"/>')
        angle = end
    return svg(480, 320, *parts)


def sign(lines, background, ink):
    """A poster or a road sign: big words on one colour."""
    parts = [rectangle(0, 0, 480, 320, background, 'rx="24"'),
             f'<rect x="14" y="14" width="452" height="292" rx="16" fill="none" stroke="{ink}" stroke-width="6"/>']
    top = 172 - 30 * (len(lines) - 1)
    parts += [words(240, top + 62 * number, 46, line, ink, 'font-weight="bold"') for number, line in enumerate(lines)]
    return svg(480, 320, *parts)


def captioned(photo, kind, width, height, top, bottom):
    """A photo with words over it, as memes have them."""
    data = base64.b64encode(photo).decode()
    style = 'font-weight="bold" stroke="#000000" stroke-width="6" paint-order="stroke" stroke-linejoin="round"'
    return svg(
        width, height,
        f'<image width="{width}" height="{height}" href="data:image/{kind};base64,{data}"/>',
        words(width // 2, 56, 44, top, "#ffffff", style),
        words(width // 2, height - 24, 44, bottom, "#ffffff", style))


ICONS = {
    "home": '<path d="M32 8 L58 32 H50 V56 H38 V40 H26 V56 H14 V32 H6 Z"/>',
    "star": '<path d="M32 5 L40 24 L60 26 L45 40 L50 60 L32 49 L14 60 L19 40 L4 26 L24 24 Z"/>',
    "lock": '<path d="M16 28 V20 a16 16 0 0 1 32 0 V28 H54 V58 H10 V28 Z M24 28 H40 V20 a8 8 0 0 0 -16 0 Z"/>',
    "mail": '<path d="M4 14 H60 V18 L32 36 L4 18 Z M4 24 L32 42 L60 24 V50 H4 Z"/>',
    "play": '<path d="M14 6 L56 32 L14 58 Z"/>',
    "moon": '<path d="M40 6 A27 27 0 1 0 58 42 A22 22 0 0 1 40 6 Z"/>',
}


def icon(name, colour):
    return svg(64, 64, ICONS[name].replace("<path", f'<path fill="{colour}" fill-rule="evenodd"'))


def scenes(photos):
    """Every drawing by its path; `photos` gives the bytes of a photo by its name."""
    drawings = {
        "landscapes/hills-at-noon.svg": landscape(1, "#8fd0ff", "#fff3a0", ["#9ccf8a", "#5fa860", "#2f7a48"]),
        "landscapes/hills-at-sunset.svg": landscape(2, "#ffb27a", "#ff5e4d", ["#b8657a", "#7a3f6a", "#3d2450"]),
        "landscapes/hills-at-night.svg": landscape(3, "#16203c", "#e8ecf4", ["#22305a", "#1a2648", "#101830"]),
        "landscapes/desert.svg": landscape(4, "#f6d9a8", "#fff8dc", ["#e0ac60", "#cc8c40", "#a8682c"]),
        "landscapes/snow.svg": landscape(5, "#d4e4f4", "#ffffff", ["#f4f8fc", "#dce8f4", "#b8cce4"]),
        "charts/sales-by-season.svg": bar_chart(
            "Sales by season", [("spring", 40, "#58b368"), ("summer", 95, "#f2b134"),
                                ("autumn", 70, "#e2703a"), ("winter", 25, "#4a90d9")]),
        "charts/rain-by-month.svg": bar_chart(
            "Rain by month", [("Jan", 80, "#4a90d9"), ("Apr", 60, "#4a90d9"), ("Jul", 30, "#4a90d9"),
                              ("Oct", 90, "#4a90d9")]),
        "charts/budget.svg": pie_chart(
            "Where the money goes", [(0.45, "#4a90d9"), (0.3, "#58b368"), (0.15, "#f2b134"), (0.1, "#e2703a")]),
        "signs/free-hugs.svg": sign(["FREE", "HUGS"], "#ffd84d", "#222222"),
        "signs/no-parking.svg": sign(["NO PARKING", "8 TO 18"], "#d83a34", "#ffffff"),
        "signs/open-24-hours.svg": sign(["OPEN", "24 HOURS"], "#1f7a4d", "#ffffff"),
        "memes/cat-monday.svg": captioned(
            photos("chelsea.png"), "png", 451, 300, "MONDAY AGAIN", "WAKE ME IN MAY"),
        "memes/coffee-first.svg": captioned(
            photos("coffee.png"), "png", 600, 400, "FIRST COFFEE", "THEN THE WORLD"),
        "memes/rocket-release.svg": captioned(
            photos("rocket.jpg"), "jpeg", 640, 427, "IT WORKS HERE", "SHIP IT"),
    }
    colours = ["#3a76e0", "#e23e40", "#4ab054", "#f0b830", "#9650c8", "#444c5c"]
    drawings.update({f"icons/{name}.svg": icon(name, colour) for name, colour in zip(ICONS, colours)})
    return drawings
