"""Passes over the modules whose extra is not installed: their examples cannot run there."""

from importlib.util import find_spec

TRAINING = "src/newsclean/bodymodel"
INTEGRATIONS = {
    "arrow": "pyarrow",
    "arrow_schema": "pyarrow",
    "datasets": "datasets",
    "haystack": "haystack",
    "langchain": "langchain_core",
    "llama_index": "llama_index",
    "pandas": "pandas",
    "polars": "polars",
    "scrapy": "scrapy",
}
"""By its module the package without which an integration cannot be imported."""
INTEGRATIONS = "src/newsclean/integrations"

collect_ignore = ["docs/integrations.md"]  # each section of it needs another package: tests/integrations/test_docs.py
if not all(find_spec(name) for name in ("torch", "sklearn", "scipy")):
    names = ("train.py", "training/lexicon.py", "training/network.py", "training/scores.py")
    collect_ignore += [f"{TRAINING}/{name}" for name in names]
collect_ignore += [
    f"src/newsclean/integrations/{name}.py" for name, package in INTEGRATIONS.items() if not find_spec(package)
]
if not find_spec("pyarrow"):
    collect_ignore += [f"{INTEGRATIONS}/arrow.py", f"{INTEGRATIONS}/arrow_schema.py"]
for name in ("pandas", "polars", "datasets"):
    if not (find_spec("pyarrow") and find_spec(name)):
        collect_ignore.append(f"{INTEGRATIONS}/{name}.py")
