"""Who gives and who says it, over many constructions: refusals, purchases, assent, summits, debts, quotations.

A row is a sentence with those who give, or with the party and the name or office of who says it.
"""

from datetime import date

import pytest

from tests.extract.one_text import claims

GIVERS = [
    # whose make a thing is, where another will not buy or pay for it
    ("Spain and Italy have refused to buy American tanks for Moldova.", ("ES", "IT")),
    ("Norway declined to pay for Swedish radars for Moldova.", ("NO",)),
    ("Portugal will not buy American missiles for Moldova.", ("PT",)),
    ("Venezuela has rejected US aid.", ("US",)),
    ("Slovakia blocked Danish shells for Moldova.", ("DK",)),
    # who buys, where a noun tells it
    ("A purchase of 40 jets by Poland was approved by Washington.", ("US",)),
    ("Sweden approved the purchase of 4 radars by Latvia.", ("SE",)),
    ("The purchase of 12 boats by Ghana from Brazil was announced.", ("BR",)),
    ("The purchase of 40 generators by Norway for Moldova has been approved.", ("NO",)),
    # whose assent it has
    ("The sale of 40 jets to Poland has received the approval of Washington.", ("US",)),
    ("A $50m loan to Kenya won final approval from the World Bank.", ("org:world-bank",)),
    ("With the approval of Berlin, Poland will send 20 tanks to Moldova.", ("PL",)),
    # where they meet
    ("At the summit in London, Germany gave Kenya $50m.", ("DE",)),
    ("At a donor conference in Geneva, Norway pledged 20 trucks to Yemen.", ("NO",)),
    ("Meeting in London, EU leaders agreed to give Kenya $50m.", ("EU",)),
    ("At a conference in Bonn, Germany, on Monday, Norway pledged $5m to Mali.", ("NO",)),
    ("At its meeting in Geneva, Switzerland, the board of the fund approved $5m for Kenya.", ()),
    ("The board, meeting in Lusaka, Zambia, approved a $5m loan to Kenya.", ()),
    # by whose hands, and from where
    ("Planes from Jordan, Germany and France dropped 61 tons of food over Gaza.", ("DE", "FR", "JO")),
    ("Instructors from Spain, Norway and Poland trained 400 Moldovan soldiers.", ("ES", "NO", "PL")),
    ("Pilots from Norway trained 40 soldiers in Latvia.", ("NO",)),
    ("From Norway and Sweden, 40 tents have arrived in Haiti.", ("NO", "SE")),
    ("From Japan comes a pledge of 40 tents for Haiti.", ("JP",)),
    ("From Kenya, 40 tents were sent to Mali by UNICEF.", ("UN",)),
    ("Latvia has eight launchers that came from Norway and Denmark.", ("DK", "NO")),
    ("A convoy put together by Egypt brought 40 tons of food to Gaza.", ("EG",)),
    ("After Norway and Spain, Sweden sent 20 radars to Latvia.", ("SE",)),
    ("After Norway, Sweden also sent 20 radars to Latvia.", ("SE",)),
    # groups of states, and who owes
    ("The G8 agreed to cancel $40bn of debt owed by 18 poor countries.", ("org:g8",)),
    ("The Group of Eight promised $20bn to farmers in Kenya.", ("org:g8",)),
    ("G8 leaders pledged $15bn for food in Ethiopia.", ("org:g8",)),
    ("The Paris Club wrote off $5bn owed by Iraq.", ("org:paris-club",)),
    ("$5 million was given to Kenya by rich countries.", ()),
]

SPEAKERS = [
    # a state that tells what happened, and one that does it
    ("Chad reported that the first radar had arrived.", ("TD", "Chad")),
    ("Mali announced on Friday that it would get 20 ambulances from Algeria.", ("ML", "Mali")),
    ("Sweden confirmed to a newspaper that 10 tanks would go to Latvia.", ("SE", "Sweden")),
    ("Sweden announced in a statement that it would give Latvia 10 tanks.", ("SE", "Sweden")),
    ("Sweden announced 10 tanks for Latvia.", None),
    ("Sweden announced a package that includes 10 tanks for Latvia.", None),
    ("The Swedish government announced 40 tents for Haiti.", None),
    ("A package worth $3bn will be unveiled by the US on Friday, two Polish officials said.", ("PL", "officials")),
    ("Tents worth $1m were announced by Norway for Haiti.", None),
    ("No deliveries to Mali had been disclosed by the ministry since it sent 30 tanks.", None),
    # the press of a state
    ("The Emirates News Agency reported that the UAE had sent 65 tons of medicine to Gaza.", ("AE", "News Agency")),
    ("Egyptian state television said Cairo had sent 20 tonnes of medicine to Gaza.", ("EG", "state television")),
    ("Local media said Moscow had sent 20 tonnes of medicine to Mali.", (None, "media")),
    # what a person offers
    ("President Emmanuel Macron has offered Lebanon 20 trucks.", ("FR", "Macron")),
    ("France has offered Lebanon 20 trucks.", None),
    ("The World Bank has offered Kenya a $50m loan.", None),
    # what only sounds like speech
    ("The Paris Club wrote off $5bn owed by Iraq.", None),
    # quotations without a verb of saying, and labels
    ('Norwegian Prime Minister Jonas Gahr Store visited Riga. "We will give Latvia 8 tanks."', ("NO", "Jonas Gahr")),
    ('The Norwegian defence minister was upbeat: "We will give Latvia 8 tanks."', ("NO", "minister")),
    ('Finance minister Ann Lee of Malta was there. "It will help." Malta gave Kenya 8 tents.', None),
    ("Zelensky: Germany will send Ukraine 40 Marder vehicles.", ("UA", "Zelensky")),
    ("Norway: 40 tents for Mali will be sent.", None),
]


@pytest.mark.parametrize(("text", "givers"), GIVERS)
def test_who_gives(text, givers):
    """The parties that give in what the sentence tells last."""
    assert sorted(claims(text)[-1].donors) == sorted(givers)


@pytest.mark.parametrize(("text", "spoken"), SPEAKERS)
def test_who_says_it(text, spoken):
    """The party and a word of the name or office of who says what the sentence tells last; None for the author."""
    speaker = claims(text, published=date(2023, 3, 12))[-1].speaker
    if spoken is None:
        assert speaker is None
    else:
        party, word = spoken
        assert speaker.party == party
        assert word in f"{speaker.name} {speaker.role}"


def test_an_official_with_a_number_is_an_official():
    """'SENIOR ADMINISTRATION OFFICIAL TWO' in a government's transcript."""
    text = "SENIOR ADMINISTRATION OFFICIAL TWO: The United States will give $200 million to Haiti."
    speaker = claims(text, published=date(2022, 2, 10), publisher="whitehouse.gov")[-1].speaker
    assert (speaker.party, speaker.role) == ("US", "senior administration official")


def test_one_who_is_quoted_goes_on():
    """The second sentence of a quotation has the speaker of the first."""
    text = 'Danish Prime Minister Mette Frederiksen visited Riga. "It is time to act. We will give Latvia 8 tanks."'
    assert claims(text, published=date(2023, 3, 12))[-1].speaker.party == "DK"
