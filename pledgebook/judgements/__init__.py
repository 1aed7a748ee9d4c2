"""What people decided, kept for ever: an append-only log, and the rules by which two decisions cannot both stand.

Judgements are one of the two things of a book that cannot be rebuilt. The database itself refuses to change or
delete a row, so that no tool can; a judgement is taken back by another one, `undo`. A judgement that contradicts
those in force is refused when it is entered, with all of them shown: the log never holds both, so that whoever
reads it need not choose.
"""

from pledgebook.judgements.force import contradiction, effective
from pledgebook.judgements.form import judgement_id
from pledgebook.judgements.log import ImportCounts, JudgementLog

__all__ = ["ImportCounts", "JudgementLog", "contradiction", "effective", "judgement_id"]
