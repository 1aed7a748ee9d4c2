"""Texts that would slow down a careless reader, each as a function from a size in code points to a text. All ours."""

from collections.abc import Callable

Make = Callable[[int], str]


def repeated(piece: str) -> Make:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def counted(piece: str, opening: str = "") -> Make:
    """The piece again and again, each time with another number and another name in it."""

    def make(size: int) -> str:
        parts, length, k = [opening], len(opening), 0
        while length < size:
            k += 1
            parts.append(piece.format(n=k * 7 + 1, name=name_of(k)))
            length += len(parts[-1])
        return "".join(parts)[:size]

    return make


def name_of(k: int) -> str:
    """A made-up surname for each number: the cast of a text may be as long as the text."""
    return "".join("bdfklmnprstvz"[(k // 13**place) % 13] + "aeiou"[(k + place) % 5] for place in range(4)).title()


TEXTS: dict[str, Make] = {
    "plain aid": repeated("Norway will send 30 trucks and $5 million to Sudan by the end of May, it said.\n\n"),
    "no break at all": repeated("x"),
    "one paragraph without a stop": repeated("we will send aid to Ukraine and they will get it "),
    "thousands of commas": repeated(",,, , "),
    "thousands of line ends": repeated("\n \n"),
    "parties in one sentence": repeated("Germany, France and Ukraine, "),
    "sums in one sentence": counted("${n} million for Ukraine, ", "The United States will provide "),
    "sums of sentences": counted("Norway will provide ${n} million to Ukraine. "),
    "same sum again": repeated("Norway will provide $5 million to Ukraine. "),
    "quantities in one sentence": counted("{n} trucks, ", "Norway will send Ukraine "),
    "quantities of sentences": counted("Norway gave Ukraine {n} trucks. "),
    "items of one list": counted("- {n} trucks;\n", "Norway will give Ukraine a package. The package includes:\n\n"),
    "items without a number": counted("- {name} trucks\n", "Norway will give Ukraine:\n\n"),
    "labelled items": counted("- **Norway:** Will provide NOK {n} million to Sudan.\n", "New pledges for Sudan:\n\n"),
    "quotation marks never closed": repeated('He said: "“Norway will send 5 trucks "\n\n'),
    "nested quotation marks": repeated("\"“'(‘« "),
    "brackets never closed": repeated("Norway ($5 million (Sudan ["),
    "verbs in one sentence": repeated("promised to send, delivered, asked to give, refused to pay, "),
    "speakers": counted("Defence Minister Ada {name} said that Norway will send {n} trucks. "),
    "speakers without a name": repeated("The minister said that the ministry said that he said so. "),
    "dates in one sentence": repeated("by the end of March 2024, in the coming weeks, since Tuesday, "),
    "frames": repeated("from the end of the first half of "),
    "words of numbers": repeated("a hundred hundred million and "),
    "odd numbers": repeated("1e999999 \u0663 \u00bd 1,234,567,890.5 9999999999999999999999999999 "),
    "negations": repeated("will not, never, no, none of the "),
    "turns of a transcript": counted("MR. {name}:  We will send {n} trucks.\n\nQ    Will you?\n\n"),
    "joined": repeated("and as well as and, including such as "),
    "flags and marks": repeated("\U0001f1fa\U0001f1e6\u202e e\u0301\u0301\u0301 \u00ad\u2060\x00"),
}
