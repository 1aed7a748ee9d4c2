"""How far a thing has come, told without a plain verb of giving: acts, carriage, verbs in -ing, what is taken back."""


import pytest
from one_text import candidates, claims

from pledgebook.codes import Stage


def stages(text):
    return {str(one.stage) for one in claims(text)}


@pytest.mark.parametrize("text", [
    "It was decided that Norway, through its embassy, will provide $8 million in humanitarian aid to Malawi.",
    "Estonia will give Ukraine 30 howitzers, the government decided on Thursday.",
    "Norway and Denmark agreed to redirect frozen profits to raise $2 billion in military aid for Ukraine.",
    "Under an agreement signed in Oslo on Monday, Norway will give Malawi $30 million in grants.",
    "The memorandum gives Israel $38 billion in military aid over ten years.",
    "The bill, which the House passed on Tuesday, provides $60 billion in aid for Ukraine.",
    "Aid groups will draw on the $12 million provided in the Foreign Relief Act for food aid to Sudan.",
    "The World Bank's board gave final approval to a $200 million loan for Malawi.",
    "EU ambassadors reached a deal on 5 billion euros in military aid to Ukraine.",
    "Norway's cabinet signed off on a plan under which Kenya will get 40 trucks.",
    "Norway's parliament unanimously backed a five-year aid plan for Ukraine worth $7 billion.",
    "Washington still has $3 billion in drawdown authority left for Ukraine.",
])
def test_what_a_formal_act_gives_is_committed(text):
    assert stages(text) == {Stage.COMMITTED}


@pytest.mark.parametrize("text", [
    "Under the plan, Norway will give Malawi $30 million.",
    "If approved by parliament, the plan will give Malawi $40 million in aid.",
    "Norway is committed to providing 40 ambulances to Malawi.",
    "Japan will sign an agreement to lend Kenya $30 million.",
    "Norway will give Malawi 40 ambulances, the minister said.",
])
def test_what_no_act_has_settled_is_announced(text):
    assert stages(text) == {Stage.ANNOUNCED}


@pytest.mark.parametrize("text", [
    "Oman has launched a convoy carrying 300 tons of food to Yemen.",
    "Three Qatari planes loaded with 60 tonnes of relief supplies took off from Doha for Sudan on Monday.",
    "Relief items are being moved from the UN agency's stockpile in Dubai to Malawi, including 400 tents.",
    "The US has resumed deliveries of 155mm shells to Ukraine.",
    "Egypt has begun moving 300 tonnes of food to Gaza.",
    "Some 40 ambulances donated by Wales were loaded onto a ferry bound for Ukraine.",
    "The 20 generators requested by Moldova are on their way from Austria.",
])
def test_what_is_on_its_way_is_dispatched_whoever_asked_for_it_or_gave_it(text):
    assert stages(text) == {Stage.DISPATCHED}


@pytest.mark.parametrize(("text", "stage"), [
    ("A Turkish ship carrying 2,000 tonnes of aid will set off for Gaza next week.", Stage.ANNOUNCED),
    ("Two trucks carrying 40 tonnes of flour crossed into Gaza, the UN said.", Stage.DELIVERED),
    ("The aircraft brought 32 tonnes of Indian relief supplies to Myanmar.", Stage.DELIVERED),
])
def test_a_journey_ahead_or_at_its_end_is_not_under_way(text, stage):
    assert stages(text) == {stage}


@pytest.mark.parametrize(("text", "stage"), [
    ("Turkey helped Syria, sending 40 ambulances.", Stage.DELIVERED),
    ("Japan has been supporting Malawi, donating 30 ambulances.", Stage.DELIVERED),
    ("Norway answered the appeal, donating 40 tents to Morocco.", Stage.DELIVERED),
    ("The EU is helping families in Ukraine by providing 400 tents.", Stage.ANNOUNCED),
    ("Spain will support Morocco by sending 2,000 blankets.", Stage.ANNOUNCED),
    ("Norway is supporting the police in Haiti and procuring 30 radios for them.", Stage.ANNOUNCED),
    ("Sweden could help Kenya by sending 30 tonnes of medicine.", Stage.SIGNALLED),
    ("Partners should help Ukraine by supplying 50 launchers.", Stage.REQUESTED),
])
def test_a_verb_in_ing_has_the_tense_of_the_finite_verb_beside_it(text, stage):
    assert stages(text) == {stage}


@pytest.mark.parametrize("text", [
    "In addition to $2 billion a year in military aid, the United States keeps depots in Israel.",
    "Canada is the largest donor to Haiti, with over $400 million in aid in the past two years.",
    "Our support to Kenya has included $5 million in medicines from Japan.",
    "Kenyan schools have benefited from Japan's support, including the provision of 40 computers.",
    "The UAE operated 20 flights carrying 400 tonnes of food to Sudan.",
])
def test_what_runs_or_ran_with_no_verb_of_giving_is_delivered(text):
    assert stages(text) == {Stage.DELIVERED}


@pytest.mark.parametrize(("text", "stage"), [
    ("Washington is prepared to request $60 million a year in aid for Fiji from Congress.", Stage.SIGNALLED),
    ("Lithuania has not ruled out sending 200 instructors to train Ukrainian soldiers.", Stage.SIGNALLED),
    ("Paris is not opposed to sending 20 jets to Ukraine.", Stage.SIGNALLED),
    ("Hungary slowed agreement on 6 billion euros in EU military aid for Ukraine.", Stage.DELAYED),
    ("Deliveries of 40 promised air defence systems to Ukraine are moving too slowly.", Stage.DELAYED),
    ("The handover of the first 12 jets to Ukraine has been pushed back to autumn.", Stage.DELAYED),
    ("Hungary blocked a decision to send 6 billion euros in military aid to Ukraine.", Stage.REFUSED),
    ("The senate voted down $300 million in military aid for Ukraine.", Stage.REFUSED),
    ("Prague has withdrawn its offer of 20 howitzers to Ukraine.", Stage.CANCELLED),
    ("Ottawa has backed out of a deal to give Ukraine 12 radars.", Stage.CANCELLED),
    ("The new government will not go ahead with the transfer of 14 jets to Ukraine.", Stage.CANCELLED),
    ('Some 300 tonnes of UN food are "blocked at the border" with Sudan.', Stage.SUSPENDED),
])
def test_what_comes_before_or_to_an_end_is_not_what_it_would_have_been(text, stage):
    assert stages(text) == {stage}


@pytest.mark.parametrize("text", [
    "Rheinmetall has won a contract to deliver 14 tanks to Ukraine.",
    "The Turkish factory received an order to supply 300 vehicles to Ukraine.",
    "Denmark financed the purchase of 16 howitzers for Ukraine.",
    "Under a contract signed in May, Saab will supply 12 radars to Ukraine.",
    "The ministry in Oslo has placed a $40 million order for shells for Ukraine.",
])
def test_what_is_ordered_is_contracted_and_not_yet_there(text):
    assert stages(text) == {Stage.CONTRACTED}


def test_shares_of_what_is_asked_for_are_asked_for_over_a_larger_sum_between():
    text = ("The ministry asked Congress to approve a $900 million package of trucks for Kenya. The trucks are part of "
            "the $5 billion fund for training. Of the total, $600 million will go toward equipping the Kenyan army.")
    found = candidates(text)
    assert [one.stage for one in found if one.money and one.money.max == 600_000_000] == [Stage.REQUESTED]
