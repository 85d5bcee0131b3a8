"""LlamaIndex: `NewscleanTransform` cleans its nodes and documents (extra `llama-index`)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Any

from llama_index.core.schema import BaseNode, ImageNode, MetadataMode, TransformComponent
from pydantic import PlainSerializer

from newsclean.integrations.documents import Cleaning, Content
from newsclean.readers import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_OTHER_MEDIA = ("image_resource", "audio_resource", "video_resource")


def _name_of(pipeline: Any) -> str:
    """What stands for a pipeline where it is written down: the cache of an `IngestionPipeline` tells two apart by it."""
    return pipeline if isinstance(pipeline, str) else f"pipeline {pipeline.fingerprint}"


class NewscleanTransform(TransformComponent):
    """Nodes with the text of their article; what the article tells is added to their metadata.

    Ids and relationships stay, and so do metadata: a key that a node has is never written over.  Where `url` or `source` is
    an address of the web, it brings the rules for that publisher into force.  `issues` are kept out of embeddings and
    prompts.  An embedding that a node has is dropped, as it is of another text.  Nodes of pictures and sound are passed on.
    Nothing that is passed in is changed.  It belongs before the splitter: a piece of a page is harder to judge than a page.

    Raises:
        PipelineError: There is no pipeline of this name.
        ValidationError: The kind or the content is not known.
    """

    pipeline: Annotated[Any, PlainSerializer(_name_of, return_type=str)] = "default"
    """A `Pipeline`, or `default`, `cautious` or `thorough`; one of your own is not read back from JSON."""
    kind: Kind = "auto"
    """What the nodes are: `text`, `markdown`, `html`, or `auto` to find out of each."""
    language: str | None = None
    """Their language, as a BCP 47 tag, if all are in one."""
    hints: dict[str, Any] | None = None
    """What else is known of all of them, as `newsclean.clean` takes it."""
    content: Content = "text"
    """What becomes the text: `text`, `full_text` or `markdown`."""
    prefix: str = ""
    """What stands before each key that is added, so that none of the user's is in the way."""
    drop_empty: bool = False
    """Whether nodes in which no body was found are left out."""

    @classmethod
    def class_name(cls) -> str:
        """The name under which LlamaIndex writes it down."""
        return "NewscleanTransform"

    def model_post_init(self, context: Any, /) -> None:
        """Finds a pipeline that is none before the first node."""
        super().model_post_init(context)
        self._cleaning()

    def __call__(self, nodes: Sequence[BaseNode], **kwargs: Any) -> list[BaseNode]:  # noqa: ARG002
        """The nodes cleaned, in order; what else LlamaIndex passes, such as `show_progress`, changes nothing."""
        cleaning = self._cleaning()
        cleaned = (self._cleaned(node, cleaning) for node in nodes)
        return [node for node in cleaned if node is not None]

    async def acall(self, nodes: Sequence[BaseNode], **kwargs: Any) -> list[BaseNode]:
        """The same in a thread."""
        return await asyncio.to_thread(self.__call__, nodes, **kwargs)

    def _cleaning(self) -> Cleaning:
        return Cleaning(self.pipeline, self.kind, self.language, self.hints, self.content, self.prefix)

    def _cleaned(self, node: BaseNode, cleaning: Cleaning) -> BaseNode | None:
        """The node with the text of its article; None if it is dropped."""
        text = node.get_content(MetadataMode.NONE)
        if not text and (isinstance(node, ImageNode) or any(getattr(node, name, None) for name in _OTHER_MEDIA)):
            return node
        new = cleaning(text, node.metadata)
        if self.drop_empty and new.is_empty:
            return None
        hidden = sorted(new.added & {f"{self.prefix}issues"})
        changed: BaseNode = node.model_copy(
            update={
                "metadata": new.metadata,
                "embedding": None,
                "excluded_embed_metadata_keys": [*node.excluded_embed_metadata_keys, *hidden],
                "excluded_llm_metadata_keys": [*node.excluded_llm_metadata_keys, *hidden],
            }
        )
        changed.set_content(new.text)
        return changed
