"""The second reader: an optional language model that is asked about the sentences that the rules could not settle.

The way: which sentences are asked about (`windows`) -> what is asked (`prompt`) -> the answer's shape (`answers`) ->
every quote found exactly, every value read again from the words by our own grammar (`grounding`) -> vetoes and claims
of tier B or C (`claims`) -> one document as a whole (`reading`). All of these are pure: the client is handed in. Its
budget and what it was answered before stand in `asking`; the network in `client` and the kept answers in `store`, which
only the doors make.

It adds claims. It never changes one of the rules.
"""

from pledgebook.second.asking import Asker, Budget, Spent
from pledgebook.second.exchange import Answer, Answers, Client, Failure, Request
from pledgebook.second.reading import FATES, Second, extractor_name, read_again

__all__ = ["FATES", "Answer", "Answers", "Asker", "Budget", "Client", "Failure", "Request", "Second", "Spent",
           "extractor_name", "read_again"]
