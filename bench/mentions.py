"""How the time of reading mentions grows with the text, and how many mentions a second it reads. Prints a table.

`python bench/mentions.py` reads adversarial texts of 10 kB to 5 MB and fits time = a * size^b for each; b should be
about 1. `--most BYTES` ends earlier. The press-like text is made up here.
"""

import argparse
import math
import sys
import time
from collections.abc import Callable
from datetime import date

from pledgebook.text.mentions import read_mentions

SIZES = (10_000, 50_000, 250_000, 1_000_000, 5_000_000)
DAY = date(2024, 5, 1)
PRESS = {
    "en": ("Norland will send between 30 and 40 trucks and more than 10,000 rounds of 155mm ammunition to Sudland by "
           "the end of the year, the ministry said on Tuesday. The package is worth up to €1.5bn ($1.6 billion), of "
           "which 500 million will be paid in the coming weeks. Two officials said that F-16 training had begun in "
           "March.\n\n"),
    "fr": ("Le Norland livrera entre 30 et 40 camions et plus de 10 000 obus de 155 mm d'ici la fin de l'année, a "
           "annoncé mardi le ministère. Le paquet vaut jusqu'à 1,5 milliard d'euros, dont 500 millions versés dans les "
           "prochaines semaines. Deux responsables disent que la formation sur F-16 a commencé en mars.\n\n"),
}


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


TEXTS: dict[str, tuple[str, Callable[[int], str]]] = {
    "press, English": ("en", repeated(PRESS["en"])),
    "press, French": ("fr", repeated(PRESS["fr"])),
    "one number of many digits": ("en", repeated("1234567890")),
    "digits apart": ("fr", repeated("123 456 ")),
    "groups": ("en", repeated("1,234,")),
    "words of numbers": ("en", repeated("a hundred hundred million and ")),
    "words of scores": ("fr", repeated("quatre-vingt-dix-mille et ")),
    "bounds without a number": ("en", repeated("more than up to at least ")),
    "signs without a number": ("en", repeated("US$ $ € ")),
    "sums side by side": ("en", repeated("$1 to ")),
    "nested quotes": ("en", repeated('"\u201c\'( ')),
    "frames": ("en", repeated("from the end of the first half of ")),
    "cadre": ("fr", repeated("d'ici la fin du premier semestre de ")),
    "list of 10,000 items and more": ("en", repeated("- 12 trucks\n")),
    "hyphens and designations": ("en", repeated("F-16-M777-")),
    "no break at all": ("en", repeated("x")),
}


def seconds(language: str, text: str) -> tuple[float, int]:
    begun = time.process_time()
    found = len(read_mentions(text, language, DAY).all)
    return time.process_time() - begun, found


def slope(points: list[tuple[int, float]]) -> float:
    """The exponent of the power that fits best, by least squares on logarithms."""
    xs, ys = [math.log(size) for size, _ in points], [math.log(max(spent, 1e-6)) for _, spent in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / sum((x - mean_x) ** 2 for x in xs)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--most", type=int, default=SIZES[-1])
    sizes = [size for size in SIZES if size <= asked.parse_args().most]
    read_mentions("warm 12", "en", DAY), read_mentions("12", "fr", DAY)
    print(f"{'text':30} " + " ".join(f"{size:>10,}" for size in sizes) + "   exponent  mentions/s")
    worst = 0.0
    for name, (language, make) in TEXTS.items():
        times = [(size, *seconds(language, make(size))) for size in sizes]
        exponent = slope([(size, spent) for size, spent, _ in times])
        worst = max(worst, exponent)
        rate = times[-1][2] / max(times[-1][1], 1e-6)
        print(f"{name:30} " + " ".join(f"{spent:9.2f}s" for _, spent, _ in times) + f"   {exponent:8.2f} {rate:11,.0f}",
              flush=True)
    print(f"worst exponent {worst:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
