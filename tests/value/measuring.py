"""Small tables of rates, prices, units and indices, and promises to value with them. All figures are made up."""

from datetime import date

from pledgebook.catalogue import ItemNode
from pledgebook.catalogue.cells import OPTIONAL
from pledgebook.catalogue.money import COLUMNS, money_of
from pledgebook.catalogue.tables import read_table
from pledgebook.codes import Basis, Bound, Counting, Kind, Modality, Part, Stage
from pledgebook.model import Balance, Claim, Commitment, DocumentRef, Item, Member, Money, Quantity
from pledgebook.value import Exchange, Rates, measures, value

ECB = """Date,USD,SEK,CYP,
2025-06-30,1.2,11,N/A,
2025-06-27,1.1,11,N/A,
2023-01-27,1.0865,11.2025,N/A,
2023-01-26,1.0895,11.1525,N/A,
"""
FRIDAY = date(2023, 1, 27)

TABLES = {
    "unit_kinds": """unit,name,dimension,factor,base
piece,piece,count,1,piece
round,round,count,1,piece
pair,pair,pairs,1,pair
kilogram,kilogram,mass,1,kilogram
tonne,tonne,mass,1000,kilogram
""",
    "units": """unit,language,word
round,en,rounds
pair,en,pairs
tonne,en,tons
tonne,fr,tonnes
kilogram,en,kg
""",
    "prices": """item,basis,unit,currency,year,low,high,source,url,seen,note
tank-a1,replacement,piece,USD,2020,8,10,the maker's list,,,
tank-a1,replacement,piece,USD,2022,9,11,the maker's list,,,
tank-a1,book,piece,EUR,2019,2,3,a report to parliament,,,
tank-b,replacement,piece,EUR,2021,4,5,another list,,,
shell,market,round,EUR,2022,0.5,0.75,a tender,,,
gun,book,piece,EUR,2022,100,200,a budget,,,
flour,market,kilogram,USD,2022,0.4,0.6,an exchange,,,
boot,market,pair,SEK,2022,11,22,a shop,,,
""",
    "price_classes": """item,reason
gun,all guns are alike
""",
    "components": """item,reason
barrel,a part of a gun
""",
    "deflators": """area,year,index,source
USD,2022,100,an office
USD,2023,105,an office
USD,2025,110,an office
EUR,2019,90,another office
EUR,2025,120,another office
""",
    "rates": """currency,from,until,per,base,source
UAH,2023-01-01,2023-01-31,36.5686,USD,a bank of issue
UAH,2023-02-01,2023-02-28,36.6,USD,a bank of issue
HRK,2023-01-01,,7.5345,EUR,a regulation
""",
}

TREE = {
    "root": None, "equipment": "root", "weapon": "equipment", "vehicle": "weapon", "tank": "vehicle", "tank-a": "tank",
    "tank-a1": "tank-a", "tank-a2": "tank-a", "tank-b": "tank", "tank-c": "tank", "tank-b1": "tank-b",
    "artillery": "weapon",
    "gun": "artillery", "gun-x": "gun", "gun-x2": "gun-x", "barrel": "gun-x",
    "ammunition": "equipment", "shell": "ammunition", "shell-x": "shell",
    "flour": "equipment", "boot": "equipment",
}


LEVELS = {"tank-a": "type", "tank-b": "type", "gun": "type", "tank-a1": "model", "tank-a2": "model", "gun-x": "model",
          "gun-x2": "variant", "barrel": "variant", "shell": "type", "shell-x": "model", "tank-b1": "model"}


class Tree:
    """A tree of things: families, unless LEVELS says otherwise."""

    def __init__(self):
        self.items = {name: ItemNode(name, parent, name, LEVELS.get(name, "family"), "goods")
                      for name, parent in TREE.items()}

    def ancestors(self, item_id):
        found, at = [], item_id if item_id in TREE else None
        while at:
            found.append(at)
            at = TREE[at]
        return tuple(found)


def money(**changed):
    """The tables above, each with other text where one is given."""
    return money_of({name: list(read_table({**TABLES, **changed}[name], f"{name}.csv", COLUMNS[name], OPTIONAL))
                     for name in COLUMNS}, frozenset(TREE))


def ecb(table=ECB):
    return Rates._read("eurofxref-hist.csv", table)


def given(currencies=("EUR", "USD"), prices_of=0, table=ECB, **changed):
    tables = money(**changed)
    return measures(Exchange(ecb(table), tables.spans), tables, Tree(), currencies, prices_of)


def claim(name, day=FRIDAY, amount=None, quantity=None):
    return Claim(name, DocumentRef(f"d-{name}", None, None, day, "en", ""), Kind.GOODS, Stage.ANNOUNCED,
                 Modality.STATED, Counting.NEW, ("US",), ("UA",), None, quantity, amount, None, None, None, None)


def promise(name="cmt-1", low=None, high=None, commodity="items", item=None, **more):
    """A promise of one amount, with its claim: money where `commodity` is a code of a currency."""
    day, part, whole = more.pop("day", FRIDAY), more.pop("part", Part.OPENS), more.pop("part_of", None)
    is_money = len(commodity) == 3 and commodity.isupper()
    told = claim(f"clm-{name}", day, Money(low, high, commodity, Bound.RANGE) if is_money else None,
                 None if is_money else Quantity(low, high, Bound.RANGE, None if commodity == "items" else commodity))
    balances = () if low is None and high is None else (Balance("promised", commodity, low, high, Bound.RANGE),)
    made = Commitment(name, ("US",), ("UA",), more.pop("kind", Kind.GOODS), Item("things", item) if item else None,
                      more.pop("stage", Stage.ANNOUNCED), (Member(told.id, part),), balances, part_of=whole)
    return made, told


def valued(*promises, by=None):
    """The promises' commitments with their values, by id, and the issues."""
    found = value([made for made, _ in promises], {told.id: told for _, told in promises}, by or given())
    return {one.id: one for one in found.commitments}, found.issues


def one_value(made, basis=Basis.STATED, currency="EUR", prices_of=None):
    """The value of a commitment on a basis; None where there is none."""
    return next((value for value in made.values
                 if (value.basis, value.currency, value.prices_of) == (basis, currency, prices_of)), None)
