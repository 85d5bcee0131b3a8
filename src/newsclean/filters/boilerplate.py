"""The filter `boilerplate`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from newsclean.document import has_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from newsclean.blocks import Block, Claim
    from newsclean.bodymodel.model import BodyModel
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

    Pages of HTML have a model of their own, which sees the markup as well.  `model` and `html_model` are those that ship,
    or files that `python -m newsclean.bodymodel.train` has made of pages of your own.

    Known limits: pages of other kinds than articles (shops, forums, recipes) were not learned from.
    Source: the labelled pages named in docs/body-model.md.

    Raises:
        ModelError: The file cannot be read, is no model, or one of another version.
    """

    labels: ClassVar[tuple[str, ...]] = ("boilerplate",)

    model: BodyModel | str | Path | None = None
    story_score: float = 0.15
    dump_score: float = 0.5
    html_model: BodyModel | str | Path | None = None

    @cached_property
    def loaded(self) -> BodyModel:
        """The model of text, read when it is first needed."""
        return _loaded(self.model, "text")

    @cached_property
    def loaded_html(self) -> BodyModel:
        """The model of pages of HTML, read when it is first needed."""
        return _loaded(self.html_model, "html")

    def model_of(self, doc: Document) -> BodyModel:
        """The model that judges a document."""
        return self.loaded_html if doc.is_html else self.loaded

    def __repr__(self) -> str:
        from newsclean.bodymodel.model import shipped_name

        # The names of the models that ship are known without loading them: of the two a document needs one.
        text = shipped_name("text") if self.model is None else self.loaded
        html = shipped_name("html") if self.html_model is None else self.loaded_html
        return f"Boilerplate({text}, {self.story_score}, {self.dump_score}, {html})"

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


def _loaded(model: BodyModel | str | Path | None, kind: Literal["text", "html"]) -> BodyModel:
    from newsclean.bodymodel.model import BodyModel
    from newsclean.errors import ModelError

    if model is None:
        return BodyModel.default(kind)
    found = model if isinstance(model, BodyModel) else BodyModel.load(model)
    if found.reads_html != (kind == "html"):
        raise ModelError(f"{model} is not a model of {kind}: train it {'with' if kind == 'html' else 'without'} --html")
    return found


def _is_amid(doc: Document, block: Block, gone: Container[int]) -> bool:
    beside = (doc.beside(block, -1), doc.beside(block, 1))
    return all(one is None or one.index in gone or doc.is_gone(one) for one in beside)
