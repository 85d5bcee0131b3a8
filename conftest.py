"""Passes over modules whose extra is not installed: their examples cannot run there."""

from importlib.util import find_spec

TRAINING = "src/newsclean/bodymodel"

collect_ignore = []
if not all(find_spec(name) for name in ("torch", "sklearn", "scipy")):
    names = ("train.py", "training/lexicon.py", "training/network.py", "training/scores.py")
    collect_ignore += [f"{TRAINING}/{name}" for name in names]
if not find_spec("scrapy"):
    collect_ignore.append("src/newsclean/integrations/scrapy.py")
