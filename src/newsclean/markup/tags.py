"""What the elements of HTML are to a reader."""

from __future__ import annotations

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "noframes",
        "ol",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin and end a line (the HTML standard's style sheet, section 15.3, and buttons)."""

SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "object",
        "embed",
        "applet",
        "canvas",
        "select",
        "datalist",
        "textarea",
        "input",
        "audio",
        "video",
        "iframe",
        "frame",
        "map",
        "area",
        "noembed",
    ]
)
"""Elements of which nothing is shown as text, or not the text of the page."""

FORMATTING = frozenset(["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"])
"""Elements that a parser opens again in each paragraph until they are closed."""

INLINE = frozenset(
    ["abbr", "acronym", "bdi", "bdo", "cite", "data", "del", "dfn", "ins", "kbd", "label", "mark", "meter", "output",
     "picture", "progress", "q", "rp", "rt", "ruby", "samp", "slot", "span", "sub", "sup", "time", "title", "var"]
)  # fmt: skip
"""Further elements of HTML that stand within a line."""

CLOSED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "optgroup",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "html",
        "head",
        "body",
    ]
)
"""Elements without content, and those that the next of their kind closes."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS = frozenset({"td", "th"})
PICTURES = frozenset({"img", "amp-img"})
