"""The filter `boilerplate`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from newsclean.document import has_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from newsclean.blocks import Block, Claim
    from newsclean.bodymodel.model import BodyModel
    from newsclean.bodymodel.sight import Kind
    from newsclean.document import Document


@dataclass(frozen=True)
class Boilerplate:
    """Claims what the body model thinks is not the story: menus, teasers, promos in full sentences, captions, comments.

    >>> from newsclean.testing import claims, within_story
    >>> lines = ["Sign up for our newsletter and never miss a story", "Most read in Business", "Follow us on social media"]
    >>> claims(Boilerplate(), within_story(*lines, at=5))[0]
    'boilerplate: Sign up for our newsletter and never miss a story'
    >>> claims(Boilerplate(), within_story("Nobody was hurt."))                                                # kept
    []

    The model reads the words of each block, its shape, what the filters before have said and what stands around it, and
    gives it a score from 0 to 1; blocks below a least score go.  A text that is nearly all story is innocent until proved
    guilty: there the least score is `story_score`, in the dump of a whole page it is `dump_score`, and between the two
    for what lies between.  Prose amid prose never goes, nor the last long paragraphs, nor a lone line between the
    paragraphs of a story; prose right beside the story only if the model is sure, and in a language of which the model
    knows few words it has to be surer of everything.

    Markdown with links, and pages of HTML, have models of their own, which see the links and the markup as well.  `model`
    (of text, and Markdown without links), `markdown_model` and `html_model` are those that ship, or files that
    `python -m newsclean.bodymodel.train` has made of pages of your own.

    Known limits: pages of other kinds than articles (shops, forums, recipes) were not learned from.
    Source: the labelled pages named in docs/body-model.md.

    Raises:
        ModelError: The file cannot be read, is no model, or one of another version.
    """

    labels: ClassVar[tuple[str, ...]] = ("boilerplate",)

    model: BodyModel | str | Path | None = None
    story_score: float = 0.15
    dump_score: float = 0.5
    markdown_model: BodyModel | str | Path | None = None
    html_model: BodyModel | str | Path | None = None

    def loaded(self, kind: Kind) -> BodyModel:
        """The model of a kind of document, read when it is first needed."""
        if kind not in self._loaded:
            self._loaded[kind] = _loaded(self._given[kind], kind)
        return self._loaded[kind]

    @cached_property
    def _loaded(self) -> dict[Kind, BodyModel]:
        return {}

    def __getstate__(self) -> dict[str, object]:
        return {one.name: getattr(self, one.name) for one in fields(self)}  # each process reads its models itself

    @property
    def _given(self) -> dict[Kind, BodyModel | str | Path | None]:
        return {"text": self.model, "markdown": self.markdown_model, "html": self.html_model}

    def model_of(self, doc: Document) -> BodyModel:
        """The model that judges a document."""
        from newsclean.bodymodel.sight import kind_of

        return self.loaded(kind_of(doc))

    def __repr__(self) -> str:
        from newsclean.bodymodel.model import shipped_name

        # The names of the models that ship are known without loading them: of the three a document needs one.
        names = (shipped_name(kind) if given is None else self.loaded(kind) for kind, given in self._given.items())
        return f"Boilerplate({', '.join(map(str, names))}, {self.story_score}, {self.dump_score})"

    def __call__(self, doc: Document) -> Iterator[Claim]:
        from newsclean.bodymodel.reasons import reasons
        from newsclean.bodymodel.verdict import going_of

        model = self.model_of(doc)
        for reading in model.readings(doc):
            going = going_of(doc, reading, self.story_score, self.dump_score)
            if not going:
                continue
            for place, because in zip(going, reasons(model, doc, reading, going), strict=True):
                for part in doc.free_parts(reading.blocks[place]):
                    yield part.claim("boilerplate", because)
            gone = {reading.blocks[place].index for place in going}
            for block in reading.blocks:
                if not has_words(block.text) and doc.is_free(block) and _is_amid(doc, block, gone):
                    yield block.claim("boilerplate", "a sign amid what was removed")


def _loaded(model: BodyModel | str | Path | None, kind: Kind) -> BodyModel:
    from newsclean.bodymodel.model import BodyModel
    from newsclean.errors import ModelError

    if model is None:
        return BodyModel.default(kind)
    found = model if isinstance(model, BodyModel) else BodyModel.load(model)
    if found.kind != kind:
        raise ModelError(f"{model} is a model of {found.kind}, not of {kind}: train one with --kind {kind}")
    return found


def _is_amid(doc: Document, block: Block, gone: Container[int]) -> bool:
    beside = (doc.beside(block, -1), doc.beside(block, 1))
    return all(one is None or one.index in gone or doc.is_gone(one) for one in beside)
