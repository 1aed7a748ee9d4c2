"""Who gives, where no table knows who acts or where many act: one row a construction, with near misses."""

import pytest

from tests.extract.test_plain_holes import claims, told

UNKNOWN = [
    # a common noun of those who give
    ("The charity has sent 12 tents to Mali.", ["goods/delivered >ML 12"]),
    ("A Leeds charity has sent 12 tents to Mali.", ["goods/delivered >ML 12"]),
    ("Farmers from Scotland have sent 12 pumps to Mali.", ["goods/delivered >ML 12"]),
    ("The city of Boston has sent 12 pumps to Mali.", ["goods/delivered >ML 12"]),
    ("The Oslo-based charity has given Mali 12 pumps.", ["goods/delivered >ML 12"]),
    ("A group of retired firefighters in Leeds will send 3 pumps to Mali.", ["goods/announced >ML 3"]),
    ("Norway said a private donor had given $5 million to Mali.", ["funds/delivered >ML 5000000"]),
    # allies and countries that refuse, or are willing
    ("Bamako's allies have refused to send tanks to Mali.", ["goods/refused >ML"]),
    ("Unnamed countries are willing to send 12 tanks to Mali.", ["goods/signalled >ML 12"]),
    # a name written out before its initials
    ("The Horn Water Company (HWC) has sent 40 tents to Mali. HWC also gave Mali 12 pumps.",
     ["goods/delivered org:horn-water-company>ML 40", "goods/delivered org:horn-water-company>ML 12"]),
    # a meeting gives nothing, but the body whose meeting it is
    ("An informal meeting of defence ministers last week agreed a €5bn package of military aid for Mali.",
     ["package/committed >ML 5000000000"]),
    ("A meeting of EU ministers agreed a €5bn package of military aid for Mali.",
     ["package/committed EU>ML 5000000000"]),
    ("The EU summit approved a €5bn package of military aid for Mali.", ["package/committed EU>ML 5000000000"]),
    # names with a small word inside, with a last word of organisations, with a state's name
    ("Hands of Hope has sent 12 tents to Mali. The group has also sent 5 pumps to Mali.",
     ["goods/delivered org:hands-of-hope>ML 12", "goods/delivered org:hands-of-hope>ML 5"]),
    ("US Tents for Mali will be sending 12 tents to Bamako.", ["goods/announced org:us-tents-for-mali>ML 12"]),
    ("Canada Mali Relief has sent 12 tents to Mali.", ["goods/delivered org:canada-mali-relief>ML 12"]),
    ("Kentford Healthcare in Ohio has sent Mali 12 tents.", ["goods/delivered org:kentford-healthcare>ML 12"]),
    ("Last week Stanford donated 12 tents to Mali.", ["goods/delivered org:stanford>ML 12"]),
]

KNOWN = [
    ("Norway, a member of the group, will send 40 tents to Mali.", ["goods/announced NO>ML 40"]),
    ("Norway told the meeting it will send 40 tents to Mali.", ["goods/announced NO>ML 40"]),
    ("The Norwegian government and a charity have sent 40 tents to Mali.", ["goods/delivered NO>ML 40"]),
    ("The Ministry of Foreign Affairs of Norway has sent 12 tents to Mali.", ["goods/delivered NO>ML 12"]),
    ("The Norwegian Coast Guard has given Mali 12 tents.", ["goods/delivered NO>ML 12"]),
    ("The Kingdom of Norway has given Mali 12 tents.", ["goods/delivered NO>ML 12"]),
    ("Norway is a friend of Mali. It has given 12 tents to the European transport pool in Mali.",
     ["goods/delivered NO>ML 12"]),
]

TOGETHER = [
    # all who speak
    ("We, the leaders of Norway and Sweden, met on Monday. To date we have delivered 40 tents to Mali.",
     ["goods/delivered NO,SE>ML 40"]),
    ("We, the leaders of Norway and Sweden, met. Our countries will also send 40 tents to Mali.",
     ["goods/announced NO,SE>ML 40"]),
    # the two of whom the sentence before tells
    ("Norway and Sweden met on Monday. Both sides will provide 40 tents to Mali.", ["goods/announced NO,SE>ML 40"]),
    ("President Biden and President Macron met. The Presidents will also send 40 tents to Mali.",
     ["goods/announced FR,US>ML 40"]),
    ("Norway and Sweden met on Monday. The two ministers pledged $40 million to Mali.",
     ["funds/announced NO,SE>ML 40000000"]),
    ("President Biden and President Macron announced $40 million for Mali.", ["funds/announced FR,US>ML 40000000"]),
    # not so where a name says whose they are, or one alone is named
    ("Norway and Sweden met on Monday. The leaders of Spain will send 40 tents to Mali.",
     ["goods/announced ES>ML 40"]),
]

OTHERS = [
    # who makes possible what others give
    ("Norway has facilitated the transfer of 40 tanks to Mali from Chad.", ["goods/delivered TD>ML 40"]),
    ("Norway facilitated the transfer of 40 tanks to Mali from some of its West African partners.",
     ["goods/delivered >ML 40"]),
    ("Norway is working with Chad to facilitate the transfer of 40 tanks from their stocks to Mali.",
     ["goods/announced TD>ML 40"]),
    ("Norway coordinates the delivery of 40 tents from other donors to Mali.", ["goods/announced >ML 40"]),
    ("Norway has facilitated the delivery of 40 tents to Mali.", ["goods/delivered NO>ML 40"]),
    ("Norway will facilitate the delivery of 40 tents from Oslo to Mali.", ["goods/announced NO>ML 40"]),
    # who raises a sum; an event at which sums are pledged
    ("Norway has raised $4 million for Mali.", ["funds/delivered >ML 4000000"]),
    ("Norway raised $4 million for Mali from Sweden.", ["funds/delivered SE>ML 4000000"]),
    ("Norway raised its aid for Mali to $4 million.", ["package/announced NO>ML 4000000"]),
    ("Norway said the summit garnered pledges totaling $3 billion for Mali. This includes $2 billion for schools.",
     ["funds/announced >ML 3000000000", "funds/announced >ML 2000000000"]),
    # the bloc of the one who speaks
    ("The NATO chief came. The EU's envoy said that the bloc had provided 40 tents to Mali.",
     ["goods/delivered EU>ML 40"]),
    # what goes with another thing has not arrived
    ("Norway announced a $5 million package for Mali. It includes trucks and 400 rounds of ammunition to go with them.",
     ["package/announced NO>ML 5000000", "goods/announced NO>ML", "goods/announced NO>ML 400"]),
]


@pytest.mark.parametrize(("text", "wanted"), TOGETHER)
def test_all_of_several_act_as_one(text, wanted):
    """'We', 'both sides' and 'the presidents' are all who were named together."""
    assert told(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), OTHERS)
def test_who_makes_possible_what_others_give(text, wanted):
    """Who facilitates a transfer, raises a sum or holds a summit gives nothing of what comes from others."""
    assert told(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), UNKNOWN)
def test_who_gives_without_a_known_name(text, wanted):
    """Nobody else is put in the place of a giver that no table knows."""
    assert told(text) == wanted
    assert told("Sweden has sent Mali 4 boats, Stockholm said. " + text)[1:] == wanted


@pytest.mark.parametrize(("text", "wanted"), KNOWN)
def test_who_gives_with_a_known_name(text, wanted):
    """Who is known stays who gives."""
    assert told(text) == wanted


REFILLS = [
    # a donor's own stocks; the others have sent Mali something before
    ("The Pentagon spent $2 billion replenishing stocks.", ["procurement/contracted US>US 2000000000"]),
    ("The Pentagon spent $2 billion on replenishing its stocks.", ["procurement/contracted US>US 2000000000"]),
    ("Congress approved $14 billion to top up Pentagon stocks.", ["funds/committed US>US 14000000000"]),
    ("Congress approved $14 billion earlier this year to refill US stocks.", ["funds/committed US>US 14000000000"]),
    # another's
    ("It will spend $50 million to replenish Mali's stocks.", ["funds/announced US>ML 50000000"]),
    ("It gave $50 million to refill food stocks in Mali.", ["funds/delivered US>ML 50000000"]),
    ("It gave Mali $50 million to restock its hospitals.", ["funds/delivered US>ML 50000000"]),
]


@pytest.mark.parametrize(("text", "wanted"), REFILLS)
def test_who_refills_stocks(text, wanted):
    """What refills a donor's own stocks is for nobody else."""
    assert told("The United States has sent Mali 400 missiles. " + text)[1:] == wanted


ELSEWHERE = [
    # who got it from nobody named, beside a gift to another
    ("Japan gave Chad 40 tents. The Malian army received 20 trucks on Monday.",
     ["goods/delivered JP>TD 40", "goods/delivered >ML 20"]),
    ("Japan gave Chad 40 tents. Another 20 tents were sent to Mali.",
     ["goods/delivered JP>TD 40", "goods/delivered JP>ML 20"]),
    ("Japan gave Mali 40 tents. The Malian army also received 20 trucks.",
     ["goods/delivered JP>ML 40", "goods/delivered JP>ML 20"]),
    # all of those who sent one each
    ("France and Chad sent a plane each to Mali. On board were 40 tents.",
     ["goods/delivered TD>ML 1", "goods/delivered FR>ML 1", "goods/delivered FR,TD>ML 40"]),
    # whom a clause between commas names does nothing
    ("The UN's Central Emergency Response Fund, to which Chad contributes, set aside $3 million for Mali.",
     ["funds/committed UN>ML 3000000"]),
    # whose people came
    ("Japan sent Chad 40 tents. A team of 77 British specialists reached Mali.",
     ["goods/delivered JP>TD 40", "service/delivered GB>ML 77"]),
    # the willing, behind who heard of them; whose effort it is
    ("Norway had received offers from several countries willing to supply Mali with 40 tanks.",
     ["goods/signalled >ML 40"]),
    ("Chad will contribute to Norway's efforts to train 400 Malian soldiers.", ["training/announced NO>ML 400"]),
    ("Norway will increase its efforts to train 400 Malian soldiers.", ["training/announced NO>ML 400"]),
    # what one of many sent, and whose gift another praises
    ("Norway is facilitating the flow of weapons to Mali, like the radars that Chad recently transferred to Mali.",
     ["goods/announced NO>ML", "goods/delivered TD>ML"]),
    ("Norway praised Spain's recently-announced $10 million grant for Mali.", ["funds/delivered ES>ML 10000000"]),
    # headings between dashes
    ("Gifts:\n\n- Norway -\n\nIt is sending 60 tents to Mali.\n\n- Britain -\n\n40 tents have been sent to Mali.",
     ["goods/announced NO>ML 60", "goods/delivered GB>ML 40"]),
]


@pytest.mark.parametrize(("text", "wanted"), ELSEWHERE)
def test_who_gives_beside_what_others_give(text, wanted):
    """A giver of one thing is not taken for the giver of the next where the words say otherwise."""
    assert told(text) == wanted


TITLED = [
    ("Mali stands to lose aid as USAID closes", "The agency has provided 40 tents to Mali.",
     ["goods/delivered >ML 40"]),
    ("Mali hit by floods", "The government will give 40 tents to Chad.", ["goods/announced >TD 40"]),
    ("Mali says Norway gave tents", "The government has given 40 tents.", ["goods/delivered NO>ML 40"]),
    ("Norway says it will send tents to Mali", "The ministry will send 40 tents to Mali.",
     ["goods/announced NO>ML 40"]),
    ("Joint statement of Norway and Sweden", "We will send 40 tents to Mali.", ["goods/announced NO,SE>ML 40"]),
]


@pytest.mark.parametrize(("title", "text", "wanted"), TITLED)
def test_who_gives_by_the_title(title, text, wanted):
    """Whom a headline tells that something befalls gives nothing; who signs together gives together."""
    assert told(text, title=title) == wanted


SPEAKERS = [
    ("President Macron and President Biden said that France will send 40 tents to Mali.", None),
    ("Norway and Sweden said they would send 40 tents to Mali.", None),
    ("President Biden said that France will send 40 tents to Mali.", "US"),
    ("President Biden and Secretary Blinken said that the United States will send 40 tents to Mali.", "US"),
]


@pytest.mark.parametrize(("text", "party"), SPEAKERS)
def test_who_announces_together_is_no_one_speaker(text, party):
    """Of two of two states neither is the speaker."""
    (claim,) = claims(text)
    assert (claim.speaker.party if claim.speaker else None) == party
