"""Whose a gift is and how far it has come, where the words for it stand a clause or a sentence off."""

import pytest
from one_text import candidates, claims

from pledgebook.codes import Stage


def only(text):
    (one,) = claims(text)
    return one


def stages(text):
    return [str(one.stage) for one in claims(text)]


@pytest.mark.parametrize(("text", "donors"), [
    ("The European Peace Facility will provide 20 ambulances to Moldova.", ("EU",)),
    ("The European Bank for Reconstruction and Development will lend Moldova 20 million euros.",
     ("org:european-bank-for-reconstruction-and-development",)),
])
def test_what_a_fund_of_a_union_gives_the_union_gives(text, donors):
    assert only(text).donors == donors


def test_initials_of_an_office_that_the_text_writes_out_are_its_partys():
    told = claims("The Emergency Relief Coordinator spoke in Geneva. The ERC has also allocated $11 million to Mali.")
    assert [one.donors for one in told] == [("UN",)]
    told = claims("The Energy Reform Council met. The ERC has also allocated $11 million to Mali.")
    assert [one.donors for one in told] == [("org:erc",)]


THREE = "The storm destroyed homes in Belize, Honduras and Guatemala. "


@pytest.mark.parametrize(("text", "recipients"), [
    (THREE + "Spain will send $4 million in humanitarian aid to the three countries.", ("BZ", "GT", "HN")),
    (THREE + "Spain will send $4 million in humanitarian aid to five countries.", ()),
    ("Chad, Mali and Niger are hungry. Norway will send 40 tents to people in all three countries.",
     ("ML", "NE", "TD")),
])
def test_states_called_by_their_number_are_those_that_the_text_names_in_a_row(text, recipients):
    assert only(text).recipients == recipients


def test_givers_in_a_row_do_not_get_what_they_give():
    told = claims("Estonia, Latvia and Lithuania will send 50 generators to Moldova. "
                  "The three countries promised $5 million in aid last year.")
    assert {one.recipients for one in told} == {("MD",)}


def test_each_of_several_gets_the_sum_behind_its_own_with():
    told = claims("Norway will provide Kenya with a $20 million grant, Malawi with a $17 million grant and Chad with "
                  "300 tents.")
    assert [one.recipients for one in told] == [("KE",), ("MW",), ("TD",)]


@pytest.mark.parametrize("text", [
    "We won't send 20 tanks to Ukraine, the Danish minister said.",
    "Canada won't provide 20 tanks to Ukraine.",
    "Kenya refused to give humanitarian assistance to Sudan including tents and blankets.",
])
def test_what_is_denied_in_a_contraction_or_before_a_list_is_refused(text):
    assert set(stages(text)) == {"refused"}


@pytest.mark.parametrize("text", [
    "Kenya has decided to give humanitarian assistance to Sudan including tents, flour and blankets.",
    ("The cabinet of Kenya has approved aid worth $3 million for Sudan. Kenya's assistance for Sudan will consist of "
     "100 tents and 500 blankets."),
    "Spain has approved a loan of $3 million for Sudan. The funding will provide 400 tents.",
])
def test_what_is_in_a_bundle_is_as_decided_as_the_bundle(text):
    assert set(stages(text)) == {"committed"}


@pytest.mark.parametrize("text", [
    "Norway decided to send 20 tanks to Ukraine. It will also send 40 tents.",
    "Spain delivered 40 boats to Sudan. Spain's assistance for Sudan will include 100 tents.",
    "Britain trained 10,000 Ukrainian soldiers last year, and 20,000 more will do so this year.",
    "Norway paid out $5 million to Chad in May. The remaining $4 million will be used for schools.",
])
def test_what_else_is_promised_is_announced(text):
    assert stages(text)[-1] == "announced"


@pytest.mark.parametrize("text", [
    "The World Food Programme has started distributing food to people in Malawi.",
    "Spain's aid to Chad goes on. This promise follows previous supplies that included tents, boots and radios.",
    "Another consignment from Spain included 40 tents for Chad.",
    "The boats join the five ambulances sent to Chad last month by Spain.",
    "The $4 million in support the US has provided to Chad helps.",
    "The shipment, donated by the government of Japan, includes 40 generators for Moldova.",
    "Norway has been providing Chad with 40 tonnes of food since January.",
    "Some 10,000 Ukrainian soldiers have trained at British bases.",
    "Support so far includes $22 billion in military aid to Ukraine from the United States.",
    "The loan complements the $600 million of support for Chad provided by Norway in March 2022.",
])
def test_what_came_before_is_delivered(text):
    assert set(stages(text)) == {"delivered"}


def test_last_years_gift_is_delivered_beside_this_years_promise():
    told = claims("Korea promised to give $150 million to Chad this year, following last year's contribution of about "
                  "$100 million.")
    assert [one.stage for one in told] == [Stage.ANNOUNCED, Stage.DELIVERED]


@pytest.mark.parametrize(("text", "stage"), [
    ("Germany has pledged 80 tanks, of which 20 have already been delivered to Ukraine.", Stage.DELIVERED),
    ("Norway promised 40 tents, of which 12 will be delivered to Chad in May.", Stage.ANNOUNCED),
])
def test_a_share_has_the_verb_of_its_own_clause(text, stage):
    assert [one.stage for one in claims(text)] == [Stage.ANNOUNCED, stage]


def test_two_joined_sums_have_the_verb_of_the_clause_behind_them():
    told = claims("This builds on the $3 million of military aid and around $4 million of economic support that Japan "
                  "has already provided to Chad.")
    assert [(one.stage, one.donors, one.recipients) for one in told][1] == (Stage.DELIVERED, ("JP",), ("TD",))
    assert told[0].stage is Stage.DELIVERED


@pytest.mark.parametrize(("text", "donors", "recipients"), [
    ("Moldova has received more than 800 tonnes of equipment from 12 countries.", (), ("MD",)),
    ("More than 400 tonnes of rice from the Japanese government was received by Chad's president on Monday.",
     ("JP",), ("TD",)),
    ("Norway will give 5 million euros to the Danish-administered fund for Chad.", ("NO",), ("TD",)),
    ("Oxfam, Britain's largest charity, has sent 40 tents to Chad.", ("org:oxfam",), ("TD",)),
    ("UNICEF has appealed for $40 million to help children in Chad.", (), ("TD",)),
])
def test_who_gives_and_who_gets_beside_other_names(text, donors, recipients):
    one = only(text)
    assert (one.donors, one.recipients) == (donors, recipients)


def test_a_list_behind_a_row_of_givers_is_from_all_of_them():
    told = claims("The hospital in Chad received 12 tonnes of aid from Spain, Portugal and Italy, including 40 beds, "
                  "tents and tools.")
    assert {one.donors for one in told} == {("ES", "IT", "PT")}


def test_goods_directed_to_somebody_are_not_decided_thereby():
    told = candidates("The plane took off for Chad, loaded with 40 tonnes of food directed urgently to families.")
    assert [one.stage for one in told] == [Stage.DISPATCHED]


def test_an_article_before_ten_names_no_aircraft():
    assert [one.item.text for one in claims("Norway will give a 10 million dollar loan to Chad.")] == ["loan"]
    assert only("The US will send 20 A-10s to Ukraine.").item.id == "a-10"


def test_what_a_counted_load_includes_has_come_with_it():
    told = "France has delivered 16 truckloads in total to Moldova. The equipment includes cables, valves and pumps."
    assert set(stages(told)) == {"delivered"}
    assert len(stages(told)) > 2
