"""Training on labelled pages of one's own, from a folder to a filter."""

from __future__ import annotations

import gzip
import json
import random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from newsclean import Pipeline
from newsclean.bodymodel.model import BodyModel
from newsclean.bodymodel.sight import KINDS
from newsclean.bodymodel.training.measure import Counts, Gold, Score
from newsclean.bodymodel.training.pages import Page, read_pages, read_raw
from newsclean.errors import ModelError, TrainingError
from newsclean.filters import Boilerplate

if TYPE_CHECKING:
    from pathlib import Path

    from newsclean.bodymodel.sight import Kind

torch = pytest.importorskip("torch", reason="needs the extra `train`")
pytest.importorskip("sklearn", reason="needs the extra `train`")

WORDS = [
    "harbour",
    "storm",
    "ferry",
    "council",
    "bridge",
    "river",
    "school",
    "budget",
    "minister",
    "hospital",
    "forest",
    "train",
    "market",
    "engineer",
    "library",
]
VERBS = ["closed", "opened", "crossed", "repaired", "praised", "feared", "visited", "measured"]
FURNITURE = ("Zorbo the wibble for quux", "Plonk every wibble now", "Home", "Sport")


def sentence(source: random.Random) -> str:
    first, second, third = source.sample(WORDS, 3)
    return f"The {first} {source.choice(VERBS)} the {second} on Monday, and nobody from the {third} had expected it."


def as_html(story: list[str], around: list[str]) -> str:
    """A page that has its furniture in sentences as well, which its markup alone gives away."""
    above, below = ("".join(f'<div class="wibble">{one}</div>' for one in some) for some in (around[:2], around[2:]))
    body = "".join(f"<p>{one}</p>" for one in story)
    box = f'<div class="wibble"><p>{LOOKALIKE}</p></div>'
    return f"<body>{above}<article>{body}{box}</article>{below}</body>"


LOOKALIKE = "The market praised the river on Monday, and nobody from the school had expected it."


def as_markdown(story: list[str], around: list[str]) -> str:
    """A page of which a sentence below the story is told from it by what it links to alone."""
    above, below = ("\n".join(f"* [{one}](/wibble/{one.lower()})" for one in some) for some in (around[:2], around[2:]))
    body = "\n\n".join(f"{one} It was [said](https://source.example/said)." for one in story)
    return f"{above}\n\n{body}\n\n{LOOKALIKE} It was [said](/wibble/said).\n\n{below}"


def write_pages(folder: Path, sites: int = 25) -> Path:
    """Labelled pages of made-up sites: some paragraphs, and around them the same furniture."""
    source = random.Random(0)
    (folder / "scraped").mkdir(parents=True)
    (folder / "html").mkdir()
    pages, raws, crawled = [], [], []
    for site in range(sites):
        for number in range(2):
            story = [sentence(source) for _ in range(6)]
            page = {"id": f"{site}-{number}", "url": f"https://www.site{site}.example/{number}", "text": "\n".join(story)}
            pages.append({**page, "collection": "made-up", "language": "en", "key_points": [], "date": None})
            around = source.sample(FURNITURE, 4)
            raws.append({"id": page["id"], "text": "\n".join([*around[:2], *story, *around[2:]])})
            crawled.append({"id": page["id"], "text": as_markdown(story, around)})
            if site:  # one site has no pages of HTML
                (folder / "html" / f"{page['id']}.html.gz").write_bytes(gzip.compress(as_html(story, around).encode()))
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, pages)), encoding="utf-8")
    for name, rows in {"dump": raws, "crawl": crawled}.items():
        with gzip.open(folder / "scraped" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write("\n".join(map(json.dumps, rows)))
    return folder


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("labelled") / "pages")


@pytest.fixture(scope="module")
def model(pages: Path) -> Path:
    return train(pages, pages / "own.model", "--source", "made up (MIT)", "--fold-models", str(pages / "folds"))


def train(pages: Path, out: Path, *options: str) -> Path:
    from newsclean.bodymodel.train import main

    main([str(pages), "--out", str(out), "--networks", "1", "--epochs", "6", *options])
    return out


def test_a_model_of_ones_own_knows_the_furniture_of_ones_own_pages(model: Path) -> None:
    source = random.Random(1)
    story = [sentence(source) for _ in range(5)]
    text = "\n".join(["Plonk every wibble now", "Home", *story, "Sport", "Zorbo the wibble for quux"])
    own = Pipeline.default().replace("boilerplate", Boilerplate(model=model))
    assert own.clean(text).full_text.split("\n\n") == story
    assert {removed.label for removed in own.clean(text).removed} == {"boilerplate"}


def test_the_header_tells_how_the_model_was_made(model: Path) -> None:
    header = BodyModel.load(model).header
    assert header["sources"] == ["made up (MIT)"]
    assert (header["pages"], header["sites"], header["texts"]) == (50, 25, ["crawl", "dump", "gold"])
    assert header["held_out_scores"]["dump"]["auc"] > 0.9


def test_there_is_a_model_for_each_part_of_the_sites(model: Path) -> None:
    names = sorted(path.name for path in (model.parent / "folds").glob("text-*"))
    assert names == [f"text-without-{part}.model" for part in range(5)]


def test_the_benchmark_measures_each_page_with_a_model_that_has_not_seen_its_site(model: Path, tmp_path: Path) -> None:
    pages = model.parent
    pytest.importorskip("matplotlib", reason="needs the extra `bench`")
    train(pages, tmp_path / "markdown.model", "--kind", "markdown", "--fold-models", str(pages / "folds"))
    from benchmarks.quality import main

    def run(out: Path) -> dict[str, str]:
        main(
            [str(pages), "--models", str(pages / "folds"), "--out", str(out), "--details", str(out / "details" / "all.md")]
        )
        return {path.name: path.read_text(encoding="utf-8") for path in out.glob("*.*")}

    found = run(tmp_path / "one")
    assert sorted(found) == ["RESULTS.md", "reliability.svg", "scores.svg"]
    assert "| dump | 50 |" in found["RESULTS.md"]
    assert "Zorbo" not in found["RESULTS.md"]
    assert run(tmp_path / "two") == found


def test_the_same_pages_and_seed_give_the_same_bytes(pages: Path, model: Path, tmp_path: Path) -> None:
    again = train(pages, tmp_path / "again.model", "--source", "made up (MIT)", "--workers", "2")
    assert again.read_bytes() == model.read_bytes()
    other = train(pages, tmp_path / "other.model", "--source", "made up (MIT)", "--seed", "1")
    assert other.read_bytes() != model.read_bytes()


def test_a_model_of_pages_of_html_sees_their_markup(pages: Path, tmp_path: Path) -> None:
    path = train(pages, tmp_path / "html.model", "--kind", "html", "--fold-models", str(tmp_path / "folds"))
    model = BodyModel.load(path)
    assert model.kind == "html"
    assert len(list((tmp_path / "folds").glob("html-without-*.model"))) == 5
    story = [sentence(random.Random(number)) for number in range(6)]
    doc = Pipeline.default().read(as_html(story, list(FURNITURE)), kind="html")
    scores = dict(zip([block.text for block in doc.blocks], model.scores(doc).tolist(), strict=True))
    lookalike = next(score for text, score in scores.items() if text.startswith("The market praised"))
    assert lookalike < min(scores[one] for one in story)
    with pytest.raises(ModelError, match="html"):
        Boilerplate(model=path).loaded("text")


def test_a_model_of_markdown_sees_where_its_links_lead(pages: Path, tmp_path: Path) -> None:
    model = BodyModel.load(train(pages, tmp_path / "own.model", "--kind", "markdown"))
    assert (model.kind, model.header["texts"]) == ("markdown", ["crawl", "gold"])
    story = [sentence(random.Random(number)) for number in range(6)]
    doc = Pipeline.default().read(as_markdown(story, list(FURNITURE)), kind="markdown")
    scores = dict(zip([block.text for block in doc.blocks], model.scores(doc).tolist(), strict=True))
    lookalike = next(score for text, score in scores.items() if text.startswith(LOOKALIKE))
    assert lookalike < min(score for text, score in scores.items() if text.startswith(tuple(story)))


@pytest.mark.parametrize("kind", KINDS)
def test_numpy_and_torch_say_the_same(kind: Kind) -> None:
    from newsclean.bodymodel.markup import LEVELS
    from newsclean.bodymodel.naming import NAME_BITS
    from newsclean.bodymodel.sight import FEATURES
    from newsclean.bodymodel.training.network import DILATIONS, Network, arrays_of

    torch.manual_seed(0)
    columns = len(FEATURES[kind])
    network = Network(columns, 0 if kind == "text" else 3).eval()
    random_rows = np.random.RandomState(0)
    ours = BodyModel.default()
    arrays = {
        **{name: ours.arrays[name] for name in ours.arrays if name.startswith("table")},
        "table.named": np.zeros(1 << NAME_BITS, np.int8),
        "encoding.source": np.arange(columns),
        "encoding.middle": np.zeros(columns, np.float32),
        "encoding.width": np.ones(columns, np.float32),
        "encoding.reach": np.full(columns, 5, np.float32),
        "calibration": np.array([1, 0], np.float32),
        **arrays_of([network]),
    }
    for size in (1, 2, 5, 40):
        rows = random_rows.randn(size, columns).astype(np.float32)
        lengths = random_rows.randint(1, 900, size).astype(np.float32)
        inside = random_rows.randint(0, 7, (size, LEVELS)) if kind != "text" else None
        seen = np.zeros((3, 1, size), np.int64) if inside is None else inside.T[:3, None].copy()
        with torch.no_grad():
            theirs = torch.sigmoid(
                network(*map(torch.from_numpy, (rows[None], np.ones((1, size), np.float32), lengths[None], seen)))
            )
        found = BodyModel.of({"dilations": DILATIONS, "kind": kind}, arrays).judged(rows, lengths, inside)
        assert np.allclose(found, theirs[0].numpy(), atol=2e-3)


def test_what_is_no_folder_of_pages_is_refused_by_name(tmp_path: Path) -> None:
    from newsclean.bodymodel.train import main

    with pytest.raises(TrainingError, match=r"gold\.jsonl"):
        read_pages(tmp_path)
    (tmp_path / "gold.jsonl").write_text('{"id": "1", "text": "x"}\n{"id": "2"}\n', encoding="utf-8")
    with pytest.raises(TrainingError, match="line 2"):
        read_pages(tmp_path)
    (tmp_path / "scraped").mkdir()
    (tmp_path / "scraped" / "dump.jsonl.gz").write_bytes(gzip.compress(b'{"id": "1", "text": "x"}\n{"id"\n'))
    with pytest.raises(TrainingError, match="line 2"):
        list(read_raw(tmp_path, "dump", {}))
    with pytest.raises(TrainingError, match="line 0"):
        list(read_raw(tmp_path, "other", {}))
    few = write_pages(tmp_path / "few", sites=2)
    with pytest.raises(TrainingError, match="too few sites"):
        main([str(few), "--out", str(tmp_path / "few.model")])


def test_pages_of_one_site_are_never_split() -> None:
    addresses = ("https://news.example.co.uk/a", "https://www.example.co.uk/b", "http://example.co.uk:80/c")
    pages = [Page(id=str(number), text="", url=url) for number, url in enumerate(addresses)]
    assert {page.site for page in pages} == {"example.co.uk"}
    assert len({page.fold for page in pages}) == 1
    assert Page(id="alone", text="").site == "alone"


def test_the_measure_is_that_of_the_published_benchmark() -> None:
    gold = Gold("one two three four five six")
    assert gold.counts("zero one two three four five six") == Counts(3, 1, 0)
    assert gold.counts("one two three four five six one two three four") == Counts(3, 4, 0)
    assert gold.counts("") == Counts(0, 0, 3)
    assert Gold("one two").counts("one two") == Counts(1, 0, 0)
    assert gold.ceiling("Menu\none two three four five\nsix\nMore like this one") == Counts(3, 0, 0)
    assert Score.of([Counts(1, 1, 1), Counts(0, 0, 2)]) == Score(1 / 3, 0.5, 0.25)
    assert Gold("港口关闭了", characters=True).counts("港口关闭了吗").right == 2
