"""datasets: `map` in one process, in two and in a stream; results are found again, and nulls are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from newsclean import HintError, Pipeline, SourceError

pytest.importorskip("pyarrow", reason="needs the extra `datasets`")
datasets = pytest.importorskip("datasets", reason="needs the extra `datasets`")

from datasets.fingerprint import Hasher  # noqa: E402

from newsclean.integrations.arrow import ARTICLE_SCHEMA  # noqa: E402
from newsclean.integrations.datasets import HF_FEATURES, clean_columns  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "Storm closes three ports\n\nAdvertisement\n\nThe harbour master closed all ports."
TEXT = "The harbour master closed all ports."
CHOICES: Any = {"batched": True, "batch_size": 2, "remove_columns": ["raw", "id"], "features": HF_FEATURES}


@pytest.fixture
def raw(tmp_path: Path) -> Any:
    """Three rows on disk, where datasets keeps what it makes of them."""
    datasets.disable_progress_bars()
    rows = {"raw": [SOURCE, None, ""], "id": [7, 8, 9]}
    datasets.Dataset.from_dict(rows).save_to_disk(tmp_path)
    return datasets.load_from_disk(tmp_path)


def test_map(raw: Any) -> None:
    found = raw.map(clean_columns("raw"), **CHOICES)
    assert found.features == HF_FEATURES
    assert found.column_names == ARTICLE_SCHEMA.names
    story, null, empty = found
    assert (story["text"], story["removed"][0]["text"]) == (TEXT, "Advertisement")
    assert set(null.values()) == {None}
    assert (empty["text"], empty["issues"], empty["removed"]) == ("", ["empty"], [])


def test_streams_and_formats_give_the_same(raw: Any) -> None:
    plain = list(raw.map(clean_columns("raw"), **CHOICES))
    assert list(raw.to_iterable_dataset().map(clean_columns("raw"), **CHOICES)) == plain
    for name in ("arrow", "numpy"):
        assert list(raw.with_format(name).map(clean_columns("raw"), **CHOICES).with_format(None)) == plain


def test_two_processes(raw: Any) -> None:
    assert list(raw.map(clean_columns("raw"), num_proc=2, **CHOICES)["text"]) == [TEXT, None, ""]


def test_columns_are_added(raw: Any) -> None:
    cleaner = clean_columns("raw", columns=["text", "authors"], prefix="clean_")
    found = raw.map(cleaner, batched=True, features=datasets.Features({**raw.features, **cleaner.features}))
    assert found[0] == {"raw": SOURCE, "id": 7, "clean_text": TEXT, "clean_authors": []}
    assert found[1] == {"raw": None, "id": 8, "clean_text": None, "clean_authors": None}


def test_results_are_found_again(raw: Any, caplog: pytest.LogCaptureFixture) -> None:
    first = raw.map(clean_columns("raw"), **CHOICES)
    again = raw.map(clean_columns("raw"), **CHOICES)
    assert first.cache_files == again.cache_files
    assert first.cache_files != raw.map(clean_columns("raw", pipeline="cautious"), **CHOICES).cache_files
    assert "hash" not in caplog.text


def test_the_hash_tells_all_that_results_depend_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def hashed() -> str:
        return str(Hasher.hash(clean_columns(pipeline=own)))

    own = Pipeline.default().without("captions")
    first = hashed()
    clean_columns(pipeline=own)({"text": [SOURCE]})
    assert hashed() == first
    own = Pipeline.default().without("captions", "promos")
    assert hashed() != first
    own = Pipeline.default().without("captions")
    monkeypatch.setattr("newsclean.integrations.datasets.__version__", "99")
    assert hashed() != first


def test_mistakes_are_named(raw: Any) -> None:
    with pytest.raises(HintError, match="source='text': no column has this name; there are: 'raw', 'id'"):
        raw.map(clean_columns(), batched=True)
    with pytest.raises(SourceError, match="source='id': the column holds int64"):
        raw.map(clean_columns("id"), batched=True)
