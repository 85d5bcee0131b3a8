"""The picture: what became of a story, to be looked at."""
