"""Constructions of agencies, banks and charities that unread releases and situation reports showed: one row each."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # the builder of an aircraft says which aircraft it is
    ("A Boeing 747 landed in Mali with 2,100 tents from Norway.", ["goods/delivered NO>ML 2100"]),
    ("An Airbus A310 landed in Mali with 2,100 tents from Norway.", ["goods/delivered NO>ML 2100"]),
    ("The Norway-chartered Boeing 777 landed in Mali with 90 tonnes of rice.", ["goods/delivered NO>ML 90"]),
    ("Boeing donated 20 generators to Mali.", ["goods/delivered org:boeing>ML 20"]),
    # a row of names with brackets that are all on the list of those that get aid
    ("Norway will help three countries: Mali ($3 million), Chad ($2 million) and Niger ($7 million).",
     ["funds/announced >ML 3000000", "funds/announced >TD 2000000", "funds/announced >NE 7000000"]),
    ("Donors to the fund for Mali are Norway ($3 million) and India ($2 million).",
     ["funds/announced NO>ML 3000000", "funds/announced IN>ML 2000000"]),
    ("The countries that Norway will help are Sudan ($114m), the Middle East ($58m), Chad ($28m) and the Sahel ($20m).",
     ["funds/announced >SD 114000000", "funds/announced > 58000000", "funds/announced >TD 28000000",
      "funds/announced > 20000000"]),
    # states and provinces of countries that get
    ("The World Bank approved a $75 million loan for roads in Madhya Pradesh.",
     ["funds/committed org:world-bank>IN 75000000"]),
    # a plural of who can act makes a verb of a word of two uses
    ("Hospitals in Mali need generators.", ["goods/requested >ML"]),
    ("Refugees in northern Mali need blankets.", ["goods/requested >ML"]),
    ("Aid agencies need $30 million to help people in Mali.", ["funds/requested >ML 30000000"]),
    ("Norwegian charities help Mali with tents.", ["goods/announced NO>ML"]),
    ("Norwegian hospitals supply Mali with beds.", ["goods/announced NO>ML"]),
    # what a sum will be used for
    ("Norway gave Mali $8 million. Of it, $3 million will be used for school meals, $5 million will go towards tents.",
     ["funds/delivered NO>ML 8000000", "goods/announced NO>ML 3000000", "funds/announced NO>ML 5000000"]),
    # a plan that bears the name of the state that it asks for
    ("The Mali flash appeal, requesting $30 million for a year, is short of money.", ["funds/requested >ML 30000000"]),
    ("The Mali response plan was funded at $8 million.", ["funds/delivered >ML 8000000"]),
    ("The Mali Refugee Response Plan has received $3 million from Norway.", ["funds/delivered NO>ML 3000000"]),
    # what is lacking is asked for
    ("UNHCR faces a shortfall of $30 million in Mali.", ["funds/requested >ML 30000000"]),
    # the whole of which a share has come
    ("UNICEF has received only 24% of the $30 million required for Mali.", ["funds/requested >ML 30000000"]),
    ("Norway has disbursed 40 per cent of the $30 million loan to Mali.", ["funds/announced NO>ML 30000000"]),
    ("Norway has given the $30 million needed for the clinic in Mali.", ["funds/delivered NO>ML 30000000"]),
    # who 'adds to a list' says nothing
    ("Planes with tents touched down in Chad, Mali and Niger, adding to the list of countries that have got help.",
     ["goods/delivered >ML,NE,TD"]),
    # the disease is no aid, and a fund that gives is not what its money is for
    ("The Global Fund gave $20 million to fight AIDS in Mali.", ["funds/delivered org:global-fund>ML 20000000"]),
    ("Chad receives $21 million from the Global Fund. Mali gets $5 million.",
     ["funds/delivered org:global-fund>TD 21000000"]),
    # the unit of account of the IMF, and the name of its facility
    ("The IMF lent Mali SDR 4 million (about US$6 million).",
     ["funds/delivered org:international-monetary-fund>ML 4000000"]),
    # who is protected, and against what
    ("UNICEF vaccinated 40,000 children against measles and rubella in Mali.", ["service/delivered UN>ML 40000"]),
    # each thing with the people whom it reached
    ("UNICEF reached 40,000 people in Mali with safe water, and 5,000 women with tents.",
     ["goods/delivered UN>ML 40000", "goods/delivered UN>ML 5000"]),
    ("Some 40,000 people have been reached with food in Mali by WFP.", ["goods/delivered UN>ML 40000"]),
    ("In Mali, 4,000 people were assisted with tents and food by WFP.",
     ["goods/delivered UN>ML 4000", "goods/delivered UN>ML 4000"]),
    # what a sum finances is told with the sum
    ("The World Bank approved a $3 million loan to finance water supply infrastructure in Mali.",
     ["funds/committed org:world-bank>ML 3000000"]),
    ("Norway gave Chad $4 million and promised to fund humanitarian projects in Mali.",
     ["funds/delivered NO>TD 4000000", "funds/announced NO>ML"]),
    # what agencies build for people
    ("UNICEF built 40 latrines in Mali.", ["goods/delivered UN>ML 40"]),
    ("Norway has constructed 40 wells in Mali.", ["goods/delivered NO>ML 40"]),
    # in what people are trained
    ("Norway trained 60 nurses in Mali in demining, logistics and health care.", ["training/delivered NO>ML 60"]),
    ("Norway provides training in demining and logistics to Mali.", ["training/announced NO>ML"]),
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_a_plain_construction_is_read(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize("text", [
    "The budget has a gap of $30 million, Mali's finance minister said.",
    "The equipment will be used for training in Mali.",
    "The vehicles will be used to carry water to villages in Mali.",
    "Soldiers in Mali need rest.",
    "Women work in the fields of Mali.",
    "Mali plans to spend $4 million on its roads.",
    "The donors' pledge conference for Mali will be held in May.",
    "Norway's airlines bought 12 Boeing 737s.",
    "About six million people in Mali need food.",
    "A deal on tents was reached with Mali.",
    "The town was reached by rescuers on Monday with help from Mali.",
    "The university received a $5 million grant for research into malaria.",
    "The Board of the International Monetary Fund has completed the review of Mali under the Extended Credit Facility.",
])
def test_what_looks_like_it_is_not(text):
    assert told(text) == []
