"""LangChain: `NewscleanTransformer` cleans its `Document`s (extra `langchain`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langchain_core.documents import BaseDocumentTransformer

from newsclean.integrations.documents import Cleaning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from langchain_core.documents import Document

    from newsclean.integrations.documents import Content
    from newsclean.pipeline import Pipeline
    from newsclean.readers import Kind


class NewscleanTransformer(BaseDocumentTransformer):
    """Documents with the text of their article; what the article tells is added to their metadata.

    Ids stay, and so do metadata: a key that a document has is never written over.  Where `url` or `source` is an address of
    the web, it brings the rules for that publisher into force.  Nothing that is passed in is changed.

    Args:
        pipeline: A `Pipeline`, or `default`, `cautious` or `thorough`.
        kind: What the documents are: `text`, `markdown`, `html`, or `auto` to find out of each.
        language: Their language, as a BCP 47 tag, if all are in one.
        hints: What else is known of all of them, as `newsclean.clean` takes it.
        content: What becomes the text: `text`, `full_text` or `markdown`.
        prefix: What stands before each key that is added, so that none of the user's is in the way.
        drop_empty: Whether documents in which no body was found are left out.

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
        hints: Mapping[str, Any] | None = None,
        content: Content = "text",
        prefix: str = "",
        drop_empty: bool = False,
    ) -> None:
        self.cleaning = Cleaning(pipeline, kind, language, hints, content, prefix)
        self.drop_empty = drop_empty

    def transform_documents(self, documents: Sequence[Document], **kwargs: Any) -> Sequence[Document]:
        """The documents cleaned, in order; `atransform_documents` does the same in a thread.

        Raises:
            TypeError: An option is passed here; they belong to the transformer.
        """
        if kwargs:
            raise TypeError(f"transform_documents takes no options, got {', '.join(kwargs)}; pass them to the transformer")
        cleaned = ((document, self.cleaning(document.page_content, document.metadata)) for document in documents)
        return [
            document.model_copy(update={"page_content": new.text, "metadata": new.metadata})
            for document, new in cleaned
            if not (self.drop_empty and new.is_empty)
        ]
