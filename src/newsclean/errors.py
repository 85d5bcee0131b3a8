"""The few exceptions of newsclean.

Odd *input text* is never an error: it yields an `Article` that says so in `issues`.  These are for mistakes of the
caller: a wrong type, a broken rule file, a filter that claims what is already claimed.
"""


class NewscleanError(Exception):
    """The base of every exception that newsclean raises itself."""


class SourceError(NewscleanError, TypeError):
    """Raised when `clean()` is given something that is not text."""


class HintError(NewscleanError, ValueError):
    """Raised when a hint or an option has a name or a value that `clean()` does not know."""


class RuleError(NewscleanError, ValueError):
    """Raised when a rule file cannot be used; the message names the file, the phrase and the key."""


class ClaimError(NewscleanError, ValueError):
    """Raised when a filter claims what it may not: outside a block, twice, or without a reason."""


class PipelineError(NewscleanError, LookupError):
    """Raised when a pipeline is asked for a filter that it does not hold, or holds twice."""


class ModelError(NewscleanError, ValueError):
    """Raised when a file is not a body model, or one of another version; the message names it."""


class TrainingError(NewscleanError, ValueError):
    """Raised when a folder does not hold labelled pages to train on; the message names the file and the line."""
