"""One thin file for each partner, imported when it is used; it needs the extra of the partner and has no cleaning logic."""

"""One thin file for each partner, imported when it is used; each needs the extra of its name and holds no cleaning."""
"""One thin file for each partner, imported when used; each needs the extra of its name and holds no cleaning logic."""
