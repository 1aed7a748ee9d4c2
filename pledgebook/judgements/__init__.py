"""What people decided, kept for ever: an append-only log, and the rules by which two decisions cannot both stand.

Judgements are one of the two things of a book that cannot be rebuilt. The database itself refuses to change or
delete a row, so that no tool can; a judgement is taken back by another one, `undo`. A judgement that contradicts
those in force is refused when it is entered, with all of them shown: the log never holds both, so that whoever
reads it need not choose.
"""

from pledgebook.judged import effective
from pledgebook.judgements.force import contradiction
from pledgebook.judgements.form import from_line, in_words, judgement_id, to_line
from pledgebook.judgements.log import ImportCounts, JudgementLog, contradicted

__all__ = ["ImportCounts", "JudgementLog", "contradicted", "contradiction", "effective", "from_line", "in_words",
           "judgement_id", "to_line"]
