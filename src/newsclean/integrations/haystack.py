"""Haystack: the component `NewscleanCleaner` cleans its `Document`s (extra `haystack`)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from haystack import Document, component, default_from_dict, default_to_dict

from newsclean.errors import PipelineError
from newsclean.integrations.documents import Cleaning

if TYPE_CHECKING:
    from newsclean.integrations.documents import Content
    from newsclean.pipeline import Pipeline
    from newsclean.readers import Kind


@component
class NewscleanCleaner:
    """Documents with the text of their article; what the article tells is added to their `meta`.

    A key of `meta` that a document has is never written over.  Where `url` or `source` is an address of the web, it brings
    the rules for that publisher into force.  An embedding that a document has is dropped, as it is of another text.
    Documents whose `content` is None are passed on.  Nothing that is passed in is changed.

    Args:
        pipeline: A `Pipeline`, or `default`, `cautious` or `thorough`; only a name can be written down with `to_dict`.
        kind: What the documents are: `text`, `markdown`, `html`, or `auto` to find out of each.
        language: Their language, as a BCP 47 tag, if all are in one.
        hints: What else is known of all of them, as `newsclean.clean` takes it.
        content: What becomes the text: `text`, `full_text` or `markdown`.
        prefix: What stands before each key that is added, so that none of the user's is in the way.
        drop_empty: Whether documents in which no body was found are left out.
        keep_id: Whether the id stays; otherwise it is made from the new content, as Haystack's own cleaner does.

    Raises:
        PipelineError: There is no pipeline of this name.
        HintError: The kind or the content is not known.
    """

    def __init__(
        self,
        *,
        pipeline: Pipeline | str = "default",
        kind: Kind = "auto",
        language: str | None = None,
        hints: dict[str, Any] | None = None,
        content: Content = "text",
        prefix: str = "",
        drop_empty: bool = False,
        keep_id: bool = False,
    ) -> None:
        self.cleaning = Cleaning(pipeline, kind, language, hints, content, prefix)
        self.drop_empty = drop_empty
        self.keep_id = keep_id

    @component.output_types(documents=list[Document])
    def run(self, documents: list[Document]) -> dict[str, list[Document]]:
        """The documents cleaned, in order, under `documents`."""
        cleaned = (self._cleaned(document) for document in documents)
        return {"documents": [document for document in cleaned if document is not None]}

    @component.output_types(documents=list[Document])
    async def run_async(self, documents: list[Document]) -> dict[str, list[Document]]:
        """The same in a thread."""
        return await asyncio.to_thread(self.run, documents)

    def to_dict(self) -> dict[str, Any]:
        """The component as Haystack writes it down.

        Raises:
            PipelineError: The pipeline has no name.
        """
        told = self.cleaning
        if not isinstance(told.pipeline, str):
            raise PipelineError("only a pipeline that is given by name can be written down, such as pipeline='thorough'")
        written: dict[str, Any] = default_to_dict(
            self,
            pipeline=told.pipeline,
            kind=told.kind,
            language=told.language,
            hints=dict(told.hints) if told.hints is not None else None,
            content=told.content,
            prefix=told.prefix,
            drop_empty=self.drop_empty,
            keep_id=self.keep_id,
        )
        return written

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> NewscleanCleaner:
        """The component that was written down."""
        made: NewscleanCleaner = default_from_dict(cls, data)
        return made

    def _cleaned(self, document: Document) -> Document | None:
        """The document with the text of its article; None if it is dropped."""
        if document.content is None:
            return document
        new = self.cleaning(document.content, document.meta)
        if self.drop_empty and new.is_empty:
            return None
        kept = document.id if self.keep_id else ""
        return replace(document, id=kept, content=new.text, meta=new.metadata, embedding=None, sparse_embedding=None)
