"""What is supported in which language: the phenomena of the trial sentences, as a table for docs/languages.md.

`python tests/trial/matrix.py` writes the table anew. A phenomenon is supported in a language where the aspects that it
is about are right in every sentence that has it; a language without a pack is untested.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import judging

PAGE = Path(__file__).resolve().parents[2] / "docs/languages.md"
LANGUAGES = ("en", "fr", "de", "uk")
_TABLE = re.compile(r"(<!-- matrix -->\n)(.*?)(<!-- end -->)", re.DOTALL)

PHENOMENA: dict[str, tuple[str, str]] = {
    # what it is called: (aspects that must be right, tags of the trial that it joins)
    "about a number": ("numbers", "approx a_dozen dizaine"),
    "at least": ("numbers", "at_least"),
    "up to": ("numbers", "up_to"),
    "ranges": ("numbers", "range en_dash_range"),
    "dozens, several, vague numbers": ("numbers", "dozens several vague_quantity"),
    "numbers in words": ("numbers", "word_number word_number_inflected magnitude_word"),
    "grouped digits": ("numbers", "thousands_nbsp thousands_nnbsp thousands_dot"),
    "'a', 'one' as a number": ("numbers", "indefinite_article"),
    "N of M": ("numbers", "n_of_m first_of_n remaining"),
    "of which": ("numbers", "of_which"),
    "another N": ("numbers", "another in_addition_to"),
    "each": ("numbers claims", "distributive_each"),
    "rates": ("numbers", "rate"),
    "from N to M that is no range": ("numbers", "from_to_not_range do_ambiguity"),
    "joint and running totals": ("numbers claims", "joint_total cumulative"),
    "units before the thing": ("numbers items", "container_unit compound"),
    "numbers that count nothing": ("numbers", "distractor_number ordinal_distractor"),
    "model numbers": ("items numbers", "model_number plural_model"),
    "calibres": ("items numbers", "caliber"),
    "slang and loose names of things": ("items", "slang_item no_item_model"),
    "sums of money": ("money", "money money_iso money_suffix"),
    "bounds of sums": ("money", "money_at_least money_up_to"),
    "decimal comma": ("money", "decimal_comma"),
    "currency by context": ("money", "default_currency elliptic_currency"),
    "a sum said in two currencies": ("money", "money_equivalent"),
    "what it was before": ("money numbers", "baseline"),
    "deadlines": ("dates", "date_deadline date_through"),
    "relative windows": ("dates", "date_relative_window date_event_relative"),
    "days and months": ("dates", "date_day date_month date_mid weekday_past"),
    "years and halves of years": ("dates", "date_year date_year_rel date_half_year"),
    "seasons": ("dates", "date_season date_season_deadline"),
    "vague dates": ("dates", "date_vague date_not_before"),
    "times past": ("dates", "date_past date_past_since date_past_window already_delivered"),
    "a shifted date": ("dates", "date_from_to_shift"),
    "abbreviations": ("claims", "abbrev_period"),
    "capitals that stand for states": ("parties", "metonym_donor metonym_recipient"),
    "adjectives that name a party": ("parties", "adjectival_donor adjectival_recipient"),
    "possessives and genitives": ("parties", "possessive_donor possessive_plural genitive_donor"),
    "inflected and long names": ("parties", "case_inflection multiword_actor_inflected passive_instrumental"),
    "joint donors": ("claims", "coordinated_donors"),
    "companies": ("claims", "company_actor contract procurement"),
    "who speaks": ("speaker parties", "attribution attribution_role"),
    "donor from the speaker": ("claims", "donor_from_speaker we_coref unspecified_government"),
    "no donor said": ("claims", "no_donor passive_no_agent impersonal_verb"),
    "passive with an agent": ("claims", "passive_agent passive_future financing_actor"),
    "who gets as the subject, or unsaid": ("claims", "recipient_subject implicit_recipient"),
    "lists of things": ("claims", "item_list"),
    "a thing named before": ("claims", "elliptic_item anaphora"),
    "separable verbs, present for future": ("claims", "separable_verb present_for_future"),
    "nouns that promise": ("claims", "nominal_trigger no_date_negated"),
    "quotation and scare quotes": (
        "claims", "direct_quote scare_quotes typographic_apostrophe indirect reported_future"),
    "hearsay": ("claims", "reportedly conditional_mood_hedge anonymous_source media_source"),
    "possibility": ("claims", "hedge uncertain"),
    "conditions": ("claims", "conditional"),
    "refusal and negation": ("claims", "negation ruled_out negated_decision"),
    "denial": ("claims", "denial"),
    "delay and cancellation": ("claims", "delay cancellation"),
    "announced again": ("claims", "reannouncement"),
    "training": ("claims", "training"),
    "production goals": ("claims", "production_goal"),
    "replacement, two clauses": ("claims", "backfill two_clauses"),
    "hostile acts": ("claims", "incident_count"),
    "capability milestones": ("claims", "capability_milestone"),
    "stances": ("claims", "policy_statement"),
}


def cells(language: str) -> Iterator[str]:
    """The cell of each phenomenon: supported, failing with how many sentences are right, or untested."""
    verdicts = [judging.judge(row) for row in judging.rows() if row["lang"] == language] if judging.is_supported(
        language) else []
    for aspects, tags in PHENOMENA.values():
        having = [verdict for verdict in verdicts if set(verdict.phenomena) & set(tags.split())]
        right = sum(all(verdict.right[aspect] is not False for aspect in aspects.split()) for verdict in having)
        if not having:
            yield "untested"
        else:
            yield "supported" if right == len(having) else f"failing ({right} of {len(having)} right)"


def table() -> str:
    """The matrix as Markdown, with a line of totals."""
    columns = [list(cells(language)) for language in LANGUAGES]
    rows = [f"| {name} | {' | '.join(marks)} |" for name, *marks in zip(PHENOMENA, *columns, strict=True)]
    totals = [f"{sum(cell == 'supported' for cell in column)} of {sum(cell != 'untested' for cell in column)}"
              for column in columns]
    head = [f"| phenomenon | {' | '.join(LANGUAGES)} |", f"|---|{'---|' * len(LANGUAGES)}"]
    return "\n".join([*head, *rows, f"| **supported, of those tested** | {' | '.join(totals)} |"]) + "\n"


def with_table(page: str) -> str:
    """The page with its matrix made anew."""
    return _TABLE.sub(lambda found: f"{found[1]}{table()}{found[3]}", page)


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
