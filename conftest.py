"""Passes over modules whose extra is not installed: their examples cannot run there."""
"""Passes over the modules whose extra is not installed: their examples cannot run there."""

from importlib.util import find_spec

TRAINING = "src/newsclean/bodymodel"

collect_ignore = []
if not all(find_spec(name) for name in ("torch", "sklearn", "scipy")):
    names = ("train.py", "training/lexicon.py", "training/network.py", "training/scores.py")
    collect_ignore += [f"{TRAINING}/{name}" for name in names]
if not find_spec("scrapy"):
    collect_ignore.append("src/newsclean/integrations/scrapy.py")
INTEGRATIONS = {"haystack": "haystack", "langchain": "langchain_core", "llama_index": "llama_index"}
"""By its module the package without which an integration cannot be imported."""
collect_ignore += [
    f"src/newsclean/integrations/{name}.py" for name, package in INTEGRATIONS.items() if not find_spec(package)
]
