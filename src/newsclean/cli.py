"""The command line: `newsclean` and `python -m newsclean`."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import newsclean
from newsclean.errors import NewscleanError

if TYPE_CHECKING:
    from newsclean.pipeline import Options, Pipeline

app = typer.Typer(
    name="newsclean",
    help="Cleans scraped news: raw text in, the article out, with a receipt for every character set aside.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
rules_app = typer.Typer(help="List, search and test the phrases that name noise.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")


class Format(StrEnum):
    """What `clean` prints."""

    JSON = "json"
    TEXT = "text"
    MARKDOWN = "markdown"
    SCHEMA_ORG = "schema-org"
    NINJS = "ninjs"
    JSON_FEED = "json-feed"


class Mode(StrEnum):
    """The pipeline that is used."""

    DEFAULT = "default"
    CAUTIOUS = "cautious"
    THOROUGH = "thorough"


File = Annotated[
    Path, typer.Argument(help="A file of scraped text, Markdown or HTML, or - for standard input.", allow_dash=True)
]


class SourceKind(StrEnum):
    """What a file holds."""

    AUTO = "auto"
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


KindName = Annotated[SourceKind, typer.Option("--kind", "-k", help="What FILE holds, if you would rather say.")]
Url = Annotated[str | None, typer.Option(help="Where the text was found; brings the publisher's own rules into force.")]
Headline = Annotated[str | None, typer.Option(help="The headline, if you know it.")]
Language = Annotated[str | None, typer.Option(help="The language, as a BCP 47 tag such as de.")]
Now = Annotated[datetime | None, typer.Option(help="When the page was read, to resolve times such as '2 hours ago'.")]
PipelineName = Annotated[Mode, typer.Option("--pipeline", "-p", help="How boldly to clean.")]
Rules = Annotated[list[Path] | None, typer.Option("--rules", "-r", help="A rule file of your own, or a folder of them.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsclean {newsclean.__version__}")
        raise typer.Exit


@app.callback()
def main_options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options before the command."""


@app.command()
def clean(
    file: File,
    form: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = Format.JSON,
    kind: KindName = SourceKind.AUTO,
    url: Url = None,
    headline: Headline = None,
    language: Language = None,
    now: Now = None,
    pipeline: PipelineName = Mode.DEFAULT,
    rules: Rules = None,
    keep_source: Annotated[bool, typer.Option("--keep-source", help="Put the source into the JSON.")] = False,
    fail_on_issue: Annotated[bool, typer.Option("--fail-on-issue", help="Exit with 1 if the article has issues.")] = False,
) -> None:
    """Print the article in FILE as JSON, text, Markdown, schema.org JSON-LD, ninjs or an item of a JSON Feed."""
    options: Options = {"url": url, "headline": headline, "language": language, "keep_source": keep_source}
    options["kind"] = kind.value
    options["hints"] = {"now": now} if now else None
    article = _pipeline(pipeline, rules).clean(_read(file), **options)
    match form:
        case Format.JSON:
            typer.echo(article.model_dump_json(indent=2))
        case Format.TEXT:
            typer.echo(article.text)
        case Format.MARKDOWN:
            typer.echo(article.to_markdown())
        case Format.SCHEMA_ORG:
            _echo_json(article.to_schema_org())
        case Format.NINJS:
            _echo_json(article.to_ninjs())
        case Format.JSON_FEED:
            _echo_json(article.to_json_feed_item())
    for issue in article.issues:
        typer.echo(f"newsclean: {issue.code}: {issue.message}", err=True)
    if fail_on_issue and article.issues:
        raise typer.Exit(1)


@app.command()
def explain(
    file: File,
    kind: KindName = SourceKind.AUTO,
    url: Url = None,
    headline: Headline = None,
    language: Language = None,
    now: Now = None,
    pipeline: PipelineName = Mode.DEFAULT,
    rules: Rules = None,
    by_filter: Annotated[bool, typer.Option("--by-filter", help="List the claims of each filter instead.")] = False,
    colour: Annotated[bool | None, typer.Option("--colour/--no-colour", help="Colour, even if not in a terminal.")] = None,
) -> None:
    """Show FILE with what became of each line, and why."""
    from newsclean.report.terminal import print_story

    options: Options = {"url": url, "headline": headline, "language": language, "kind": kind.value}
    options["hints"] = {"now": now} if now else None
    explanation = _pipeline(pipeline, rules).explain(_read(file), **options)
    if by_filter:
        typer.echo(str(explanation))
    else:
        print_story(explanation, sys.stdout, colour=colour)
    for issue in explanation.article.issues:
        typer.echo(f"newsclean: {issue.code}: {issue.message}", err=True)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the article."""
    from newsclean.article import Article

    typer.echo(json.dumps(Article.model_json_schema(mode="serialization"), indent=2))


@rules_app.command("list")
def list_rules(
    label: Annotated[str | None, typer.Option(help="Only phrases of this label.")] = None,
    language: Annotated[str | None, typer.Option(help="Only phrases of this language.")] = None,
    rules: Rules = None,
) -> None:
    """List the phrases: id, label, language and a sample of each."""
    for phrase in _pipeline(Mode.DEFAULT, rules).rules.phrases:
        if label in (None, phrase.label) and language in (None, phrase.language):
            typer.echo(f"{phrase.id}\t{phrase.label}\t{phrase.language}\t{phrase.hits[0]}")


@rules_app.command("search")
def search_rules(
    line: Annotated[str, typer.Argument(help="A line of text.")],
    rules: Rules = None,
) -> None:
    """Show the phrases that LINE matches as a whole, and those that have its words in a sample."""
    found = _pipeline(Mode.DEFAULT, rules).rules
    matched = found.match(line)
    for phrase in matched:
        needs = f"; needs {' or '.join(phrase.needs)}" if phrase.needs else ""
        typer.echo(f"matches\t{phrase.id}\t{phrase.label}\t{phrase.language}{needs}")
    wanted = line.casefold()
    alike = [
        phrase
        for phrase in found.phrases
        if phrase not in matched
        and any(wanted in sample.casefold() for sample in (*phrase.line, *phrase.prefix, *phrase.hits))
    ]
    for phrase in alike:
        typer.echo(f"alike\t{phrase.id}\t{phrase.label}\t{phrase.language}\t{phrase.hits[0]}")
    if not matched and not alike:
        typer.echo("no phrase matches this line", err=True)
        raise typer.Exit(1)


@rules_app.command("test")
def test_rules(files: Annotated[list[Path], typer.Argument(help="Rule files, or folders of them.")]) -> None:
    """Read rule files and try the hits and misses of each phrase."""
    from newsclean.rules import RuleSet
    from newsclean.testing import failures

    phrases = RuleSet(()).extended(*files).phrases
    failed = [failure for phrase in phrases for failure in failures(phrase)]
    for failure in failed:
        typer.echo(failure)
    typer.echo(f"{len(phrases)} phrases, {len(failed)} failures")
    if failed:
        raise typer.Exit(1)


def _pipeline(mode: Mode, rules: list[Path] | None) -> Pipeline:
    from newsclean.pipeline import Pipeline

    make = {Mode.DEFAULT: Pipeline.default, Mode.CAUTIOUS: Pipeline.cautious, Mode.THOROUGH: Pipeline.thorough}[mode]
    return make(rules=rules or ())


def _echo_json(told: dict[str, Any]) -> None:
    typer.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _read(file: Path) -> bytes:
    return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()


def main() -> None:
    """Runs the command line; a mistake of the caller's ends with one line on standard error and exit code 1."""
    try:
        app()
    except NewscleanError as error:
        typer.echo(f"newsclean: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        typer.echo(f"newsclean: {error.filename or 'input'}: {error.strerror or error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
