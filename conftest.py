"""Passes over the modules whose extra is not installed: their examples cannot run there."""

from importlib.util import find_spec

TRAINING = "src/newsclean/bodymodel"
INTEGRATIONS = {
    "arrow": ("pyarrow",),
    "arrow_schema": ("pyarrow",),
    "datasets": ("datasets", "pyarrow"),
    "haystack": ("haystack",),
    "langchain": ("langchain_core",),
    "llama_index": ("llama_index",),
    "pandas": ("pandas", "pyarrow"),
    "polars": ("polars", "pyarrow"),
    "scrapy": ("scrapy",),
}
"""By its module the packages without which an integration cannot be imported."""

collect_ignore = ["docs/integrations.md"]  # each section of it needs another package: tests/integrations/test_examples.py
if not all(find_spec(name) for name in ("torch", "sklearn", "scipy")):
    names = ("train.py", "training/lexicon.py", "training/network.py", "training/scores.py")
    collect_ignore += [f"{TRAINING}/{name}" for name in names]
collect_ignore += [
    f"src/newsclean/integrations/{name}.py"
    for name, packages in INTEGRATIONS.items()
    if not all(find_spec(package) for package in packages)
]
