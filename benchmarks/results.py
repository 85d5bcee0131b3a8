"""The cases of a run as Markdown: tables without a word of any page, and the details that stay on the machine."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from newsclean.bodymodel.training.measure import Score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from benchmarks.cases import Case

WHOLE_PAGE = ("inscriptis", "bs4", "html2text", "markdown")
"""Raw texts that are dumps of whole pages; the others are extractors' outputs."""

ORDER = (*WHOLE_PAGE, "resiliparse", "boilerpy3", "readability", "goose3", "newspaper4k", "trafilatura")

A_CHANGE = 0.001
"""F1 by which a page has to fall to be called worse."""

MOST_ROWS = 25
"""Rows of the lists of rules; of the details four times as many."""


def ordered(names: Iterable[str]) -> list[str]:
    """Programs in the order of the tables, unknown ones last."""
    return sorted(names, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))


def split(cases: Sequence[Case], key: Callable[[Case], str]) -> dict[str, list[Case]]:
    """The cases by what `key` says of them."""
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        found[key(case)].append(case)
    return dict(found)


def tables(cases: Sequence[Case], rules: Iterable[str]) -> Iterator[str]:
    """The tables of a run, line by line."""
    by_collection = split(cases, lambda case: case.collection)
    for collection, those in by_collection.items():
        yield from _scores(collection, those)
    yield from _other_pipelines(by_collection)
    yield from _languages(cases)
    yield from _characters(cases)
    yield from _moved(cases)
    by_tool = split(cases, lambda case: case.tool)
    yield from _fields({tool: by_tool[tool] for tool in ordered(by_tool)}, "raw text of")
    yield from _rules(cases, rules)


def html_tables(cases: Sequence[Case], rules: Iterable[str]) -> Iterator[str]:
    """The tables of a run over pages of HTML, line by line."""
    by_collection = split(cases, lambda case: case.collection)
    for collection, those in by_collection.items():
        yield f"## {collection}: {len(those)} pages"
        yield ""
        yield "| program | F1 | P | R | exact |"
        yield "|---|---|---|---|---|"
        counts = {"newsclean": [case.clean for case in those]}
        counts["newsclean, cautious"] = [case.others["cautious"] for case in those]
        for name in those[0].extracted:
            counts[name] = [case.extracted[name] for case in those]
        counts["all that the page shows"] = [case.raw for case in those]
        counts["ceiling: the right lines of that"] = [case.ceiling for case in those]
        for name, found in counts.items():
            score = Score.of(found)
            exact = sum(one.is_exact for one in found) / len(found)
            yield f"| {name} | {score.f1:.4f} | {score.precision:.3f} | {score.recall:.4f} | {exact:.0%} |"
        yield ""
    yield from _fields(by_collection, "collection")
    yield from _languages(cases)
    yield from _moved(cases)
    yield from _rules(cases, rules)


def _scores(collection: str, cases: Sequence[Case]) -> Iterator[str]:
    yield f"## {collection}"
    yield ""
    yield (
        "| raw text of | pages | raw F1 | P | R | cleaned F1 | P | R | ceiling | gap closed | exact raw | exact cleaned "
        "| pages worse | by (mean F1) |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"
    by_tool = split(cases, lambda case: case.tool)
    for tool in ordered(by_tool):
        those = by_tool[tool]
        raw, clean, ceiling = (Score.of(getattr(case, name) for case in those) for name in ("raw", "clean", "ceiling"))
        gap = (clean.f1 - raw.f1) / (ceiling.f1 - raw.f1) if ceiling.f1 > raw.f1 else 0.0
        worse = [case.raw.f1 - case.clean.f1 for case in those if case.raw.f1 - case.clean.f1 > A_CHANGE]
        exact = [sum(getattr(case, name).is_exact for case in those) / len(those) for name in ("raw", "clean")]
        yield (
            f"| {tool} | {len(those)} | {raw.f1:.4f} | {raw.precision:.3f} | {raw.recall:.4f} | **{clean.f1:.4f}** "
            f"| {clean.precision:.3f} | {clean.recall:.4f} | {ceiling.f1:.4f} | {gap:.0%} | {exact[0]:.0%} "
            f"| {exact[1]:.0%} | {len(worse)} | {sum(worse) / max(1, len(worse)):.3f} |"
        )
    yield ""


def _other_pipelines(by_collection: dict[str, list[Case]]) -> Iterator[str]:
    yield "## The other pipelines"
    yield ""
    yield "F1, and what it costs in recall against the raw text."
    yield ""
    names = list(next(iter(next(iter(by_collection.values()), [])), None).others) if by_collection else []  # type: ignore[union-attr]
    yield f"| collection | raw text of | raw F1 | {' | '.join(f'{name} F1 | recall' for name in ('default', *names))} |"
    yield f"|---|---|---|{'---|' * 2 * (len(names) + 1)}"
    for collection, cases in by_collection.items():
        by_tool = split(cases, lambda case: case.tool)
        for tool in ordered(by_tool):
            those = by_tool[tool]
            raw = Score.of(case.raw for case in those)
            scores = [Score.of(case.clean for case in those)]
            scores += [Score.of(case.others[name] for case in those) for name in names]
            cells = " | ".join(f"{score.f1:.4f} | {score.recall - raw.recall:+.4f}" for score in scores)
            yield f"| {collection} | {tool} | {raw.f1:.4f} | {cells} |"
    yield ""


def _languages(cases: Sequence[Case]) -> Iterator[str]:
    yield "## Languages"
    yield ""
    yield "Pages of a language, and F1 raw to cleaned behind each program; languages with few pages tell little."
    yield ""
    tools = ordered({case.tool for case in cases})
    yield f"| collection | language | pages | {' | '.join(tools)} |"
    yield f"|---|---|---|{'---|' * len(tools)}"
    for collection, those in split(cases, lambda case: case.collection).items():
        by_language = split(those, lambda case: case.language or "unknown")
        pages = {language: len({case.page for case in some}) for language, some in by_language.items()}
        for language in sorted(pages, key=lambda name: (-pages[name], name)):
            by_tool = split(by_language[language], lambda case: case.tool)
            cells = []
            for tool in tools:
                some = by_tool.get(tool, [])
                raw, clean = Score.of(case.raw for case in some), Score.of(case.clean for case in some)
                cells.append(f"{raw.f1:.3f} → {clean.f1:.3f}")
            yield f"| {collection} | {language} | {pages[language]} | {' | '.join(cells)} |"
    yield ""


def _characters(cases: Sequence[Case]) -> Iterator[str]:
    those = [case for case in cases if case.characters]
    if not those:
        return
    yield "## Scripts without spaces, by shingles of four characters"
    yield ""
    yield "| raw text of | pages | raw F1 | cleaned F1 | recall |"
    yield "|---|---|---|---|---|"
    by_tool = split(those, lambda case: case.tool)
    for tool in ordered(by_tool):
        pairs = [case.characters for case in by_tool[tool] if case.characters]
        raw, clean = Score.of(pair[0] for pair in pairs), Score.of(pair[1] for pair in pairs)
        yield f"| {tool} | {len(pairs)} | {raw.f1:.4f} | {clean.f1:.4f} | {clean.recall - raw.recall:+.4f} |"
    yield ""


def _moved(cases: Sequence[Case]) -> Iterator[str]:
    yield "## Gold text that went to another field or was removed"
    yield ""
    yield "Tokens in 10,000 of the gold text, by label; the score above counts all of them as lost."
    yield ""
    groups = {
        "whole-page dumps": [case for case in cases if case.tool in WHOLE_PAGE],
        "extractors": [case for case in cases if case.tool not in WHOLE_PAGE],
    }
    totals = {name: sum((case.moved for case in those), Counter[str]()) for name, those in groups.items()}
    sizes = {name: max(1, sum(case.gold_tokens for case in those)) for name, those in groups.items()}
    yield f"| label | {' | '.join(groups)} |"
    yield f"|---|{'---|' * len(groups)}"
    labels = sum(totals.values(), Counter[str]())
    for label, _ in labels.most_common():
        cells = " | ".join(f"{totals[name][label] / sizes[name] * 10_000:.1f}" for name in groups)
        yield f"| {label} | {cells} |"
    yield ""


def _fields(groups: Mapping[str, Sequence[Case]], what: str) -> Iterator[str]:
    yield "## Fields"
    yield ""
    yield "Of what gold gives: right, and of what was found: right. Many raw texts do not hold headline, date or authors."
    yield ""
    names = ("headline", "date", "authors", "key points")
    yield f"| {what} | {' | '.join(f'{name} right | of found' for name in names)} |"
    yield f"|---|{'---|' * 2 * len(names)}"
    for group, cases in groups.items():
        cells = []
        for name in names:
            known = [case.known[name] for case in cases if name in case.known]
            found, right, wanted = (sum(column) for column in zip(*known, strict=True)) if known else (0, 0, 0)
            cells.append(f"{right / max(1, wanted):.0%} of {wanted:.0f} | {right / max(1, found):.0%}")
        yield f"| {group} | {' | '.join(cells)} |"
    yield ""


def _rules(cases: Sequence[Case], rules: Iterable[str]) -> Iterator[str]:
    fired = sum((case.fired for case in cases), Counter[str]())
    mistaken = sum((case.mistaken for case in cases), Counter[str]())
    silent = [name for name in rules if not fired[name]]
    yield "## Rules"
    yield ""
    yield (
        f"{len(fired)} phrases fired, {fired.total():,} times; {len(silent):,} never did, most of them for languages of "
        f"which there are few pages. {mistaken.total():,} times ({mistaken.total() / max(1, fired.total()):.1%}) a phrase "
        "claimed a line that stands in the gold text; the phrases that did it most:"
    )
    yield ""
    yield "| phrase | fired | in gold text |"
    yield "|---|---|---|"
    for name, times in mistaken.most_common(MOST_ROWS):
        yield f"| {name} | {fired[name]} | {times} |"
    yield ""


def details(cases: Sequence[Case], rules: Iterable[str]) -> Iterator[str]:
    """What a maintainer reads beside the tables: wrong removals, noise left in, pages that got worse, silent rules.

    This quotes the pages, so it stays out of the project.
    """
    yield "# The most damaging wrong removals"
    yield ""
    wrong = [(one.share, case, one) for case in cases for one in case.wrong]
    wrong.sort(key=lambda row: -row[0])
    for share, case, one in wrong[: 4 * MOST_ROWS]:
        yield f"- {share:.1%} of {case.tool} {case.page}, {one.label} ({one.filter}: {one.because}): {one.text[:160]}"
    yield ""
    yield "# The noise most often left in, by sites"
    yield ""
    sites: dict[str, set[str]] = defaultdict(set)
    for case in cases:
        for line in case.left:
            sites[line].add(case.site)
    for line, where in sorted(sites.items(), key=lambda row: (-len(row[1]), row[0]))[: 8 * MOST_ROWS]:
        yield f"- {len(where)}: {line}"
    yield ""
    yield "# Pages that got worse"
    yield ""
    for case in sorted(cases, key=lambda case: case.clean.f1 - case.raw.f1)[: 4 * MOST_ROWS]:
        if case.raw.f1 - case.clean.f1 > A_CHANGE:
            yield f"- {case.tool} {case.page}: {case.raw.f1:.3f} to {case.clean.f1:.3f}"
    yield ""
    yield "# Phrases that never fired"
    yield ""
    fired = sum((case.fired for case in cases), Counter[str]())
    yield ", ".join(name for name in rules if not fired[name])
