"""Affairs of the general news that are no assistance: own money, wares, firms, central banks; and debts put off.

A row is a text and what it shows as given, each as sum or thing.
"""

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.link.claims import find_item
from tests.extract.one_text import claims


def told(text, **known):
    """The sums, or else the things, that are shown as given."""
    return [(f"{int(one.money.min or one.money.max)} {one.money.currency}" if one.money else one.item.text)
            for one in claims(text, **known) if one.kind not in ("incident", "position")]


WIRE = "The aid donors met in Paris on Monday to discuss relief. "

OLD_MONEY = [
    ("Norway will lend Kenya 40 mln dlrs.", ["40000000 USD"]),
    ("The World Bank approved a 25.5 mln dlr loan for Malawi.", ["25500000 USD"]),
    ("Britain gave Zambia a 12 mln stg grant.", ["12000000 GBP"]),
    ("Canada granted Nepal seven mln Canadian dlrs in food aid.", ["7000000 CAD"]),
    ("West Germany will give Mali 30 mln German marks in aid.", ["30000000 DEM"]),
    ("Spain has granted Peru two billion pesetas in aid.", ["2000000000 ESP"]),
    ("France gave Chad 160 mln francs in aid.", ["160000000 FRF"]),
    ("Switzerland gave Chad 160 million francs in aid.", ["160000000 CHF"]),
    ("The Netherlands raised its aid to Ghana to 232 mln guilders.", ["232000000 NLG"]),
]


@pytest.mark.parametrize(("text", "given"), OLD_MONEY)
def test_money_by_the_names_that_it_had_is_money(text, given):
    assert told(text) == given


OLD_YEARS = [
    ("The World Bank approved a 1985 loan to Hungary.", [None]),
    ("Norway has increased its fiscal 1987 programme of food aid to Kenya.", [None]),
    ("Norway sent Kenya 1,985 tents.", [1985]),
]


@pytest.mark.parametrize(("text", "count"), OLD_YEARS)
def test_a_year_of_the_last_century_counts_nothing_behind_an_article(text, count):
    assert [one.quantity and one.quantity.min for one in claims(text)] == count


@pytest.mark.parametrize("words", ["bridge loan", "septic tank", "dlr bridge loan"])
def test_a_name_that_is_an_idiom_as_well_is_linked(words):
    find_item(words, load_catalogue(), "en", f"Norway granted Kenya a {words}.")


OWN_COIN = [
    # the money of the very state that would get it, and nobody gives
    "Nigeria hopes to triple its cocoa. The minister said 91m naira of the funding had been earmarked for nurseries.",
    "The Indian finance minister presented his budget. He pledged 80 billion rupees for rural roads.",
    "The Home Office said on Monday that widows in Wales will receive an interim payment of £100,000.",
    "The president of France was in Leeds. The former prime minister pledged £700m for a new power plant.",
]


@pytest.mark.parametrize("text", OWN_COIN)
def test_a_sum_in_the_money_of_who_gets_is_its_own(text):
    assert told(text) == []


FROM_ABROAD = [
    ("Norway has given Nigeria 91m naira for nurseries.", ["91000000 NGN"]),
    ("Kenya expects to receive 18 billion Kenyan shillings in external loans.", ["18000000000 KES"]),
    ("Britain gave Kenya £5 million for schools.", ["5000000 GBP"]),
]


@pytest.mark.parametrize(("text", "given"), FROM_ABROAD)
def test_a_sum_that_another_gives_is_given_whatever_its_money(text, given):
    assert told(text) == given


TRADE = [
    "Gazprom would halt its contract to supply gas to Germany, it said.",
    "Saudi Arabia agreed to supply oil to Brazil under a 125,000 bpd contract.",
    "Spain wants to reduce its Algerian oil and gas imports.",
    "An additional 40,000 tonnes of barley are still available to Cyprus under the export programme.",
    "Peru rejected offers at its tender for 12,000 tonnes of palm oil.",
    "Norway plans to ship 30,000 tonnes of wheat to buyers in Egypt.",
]


@pytest.mark.parametrize("text", TRADE)
def test_a_ware_beside_words_of_trade_is_sold(text):
    assert told(WIRE + text) == []


GUARANTEED = [
    ("The United States authorized $3 million in credit guarantees for sales of rice to Algeria.", ["3000000 USD"]),
    ("Norway granted Cuba a $25 million credit line for the purchase of wheat and fertiliser.", ["25000000 USD"]),
    ("Norway will ship 30,000 tonnes of wheat to Egypt as food aid.", ["wheat"]),
    ("India gave Nepal 400 tonnes of diesel.", ["diesel"]),
]


@pytest.mark.parametrize(("text", "given"), GUARANTEED)
def test_what_pays_for_sales_is_given_and_the_wares_are_not(text, given):
    assert told(text) == given


FOR_EACH = [
    "Most people over 80 in China have received three doses of vaccine.",
    "India has administered more than 2 billion doses of the vaccine so far.",
    "More than 2 billion doses have been administered in India so far.",
    "The prime minister of Sri Lanka promised that families would get three meals a day.",
]


@pytest.mark.parametrize("text", FOR_EACH)
def test_what_each_person_is_given_at_home_is_no_gift(text):
    assert told(text) == []


DOSES = [
    ("Norway sent 2 million doses of vaccine to Kenya.", 1),
    ("Kenya received 400,000 doses of vaccine from Norway.", 1),
]


@pytest.mark.parametrize(("text", "count"), DOSES)
def test_doses_that_another_sends_are_given(text, count):
    assert len(claims(text)) == count


BUSINESS = [
    "The Bank of Norway said it provided the money market with assistance of 240 million kroner.",
    "Acme Salmon Ltd said it will receive a $7 million line of credit from the Bank of Nova Scotia.",
    "Acme Motors Corp plans to offer $25 billion in credit to its customers.",
    "Brazil paid back $45 billion in the last five years.",
    "Zambia has repaid $5 billion.",
]


@pytest.mark.parametrize("text", BUSINESS)
def test_money_of_firms_and_central_banks_and_what_is_paid_back_is_no_gift(text):
    assert told(WIRE + text) == []


LENT = [
    "The World Bank lent $20 million to Acme Power Ltd of Kenya.",
    "Acme Motors Corp will donate $3 million to Kenya.",
]


@pytest.mark.parametrize("text", LENT)
def test_what_a_bank_of_states_lends_a_firm_and_a_firm_gives_is_read(text):
    assert len(claims(text)) == 1


PUT_OFF = [
    ("The Philippines rescheduled $10 billion of its foreign debt.", [], ["PH"]),
    ("Zambia has reached a deal to restructure $6 billion of its debt.", [], ["ZM"]),
    ("Zambia agreed with its creditors on a rescheduling of $181 million of debt.", [], ["ZM"]),
    ("Nigeria and France signed an agreement to reschedule Nigeria's debt of $700 million.", ["FR"], ["NG"]),
    ("Mexico signed a rescheduling accord covering $120 million in official debts to Britain.", ["GB"], ["MX"]),
    ("The Paris Club agreed to reschedule $900 million of Morocco's debt.", ["org:paris-club"], ["MA"]),
    ("China and India restructured $4 billion of Sri Lanka's debt.", ["CN", "IN"], ["LK"]),
    ("France cancelled $40 million of Kenya's debt.", ["FR"], ["KE"]),
]


@pytest.mark.parametrize(("text", "donors", "recipients"), PUT_OFF)
def test_who_owes_gets_where_a_debt_is_put_off(text, donors, recipients):
    one = next(one for one in claims(text + " " + WIRE) if one.money)
    assert (list(one.donors), list(one.recipients)) == (donors, recipients)


@pytest.mark.parametrize("text", [
    "Egypt is holding talks with the IMF aimed at reaching a final accord on a $1 billion loan.",
    "Greece and Bulgaria have reached agreement on a joint venture for a $450 million plant.",
])
def test_an_agreement_that_is_reached_brings_nothing(text):
    assert not [one for one in claims(text) if one.stage == "delivered"]
