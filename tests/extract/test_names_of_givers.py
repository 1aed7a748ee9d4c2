"""A grid of names: who is meant by an agency, an office holder or a government, on a day, in one plain sentence.

What a name stands for is told by tables, and a hole in a table shows here and in no count of wordings.
"""

from datetime import date

import pytest

from tests.extract.one_text import claims

ANY_DAY = """
IN The Indian Navy|IN The Indian High Commission|KE Kenya's Ministry of Health|KE The Kenya Defence Forces
PH The Philippine Coast Guard|PH The Philippine Department of Health|ID The Indonesian Foreign Ministry
SG The Singapore Armed Forces|TH The Royal Thai Army|PK The Pakistan Army|LK The Sri Lankan Navy
US The U.S. Coast Guard|US The Department of Justice|US The Commerce Department|US HHS|US DHS|US FEMA|US EXIM
US The CDC|US The Export-Import Bank of the United States|US The Bush administration|US The Clinton administration
US The U.S. Embassy in Bamako|GB The British High Commission|JP The Embassy of Japan
JP Japan's Maritime Self-Defense Force|DE The German Development Ministry|FR The French Navy
AU The Royal Australian Air Force|NZ The Royal New Zealand Air Force|CA Global Affairs Canada
CN China's Ministry of Commerce|TR Turkey's disaster agency AFAD|AE The UAE Ministry of Foreign Affairs
MX The Mexican Navy|BR The Brazilian Air Force|RU The Russian Emergency Situations Ministry
IE Ireland's Department of Foreign Affairs|EU DG ECHO|UN OCHA|UN The Central Emergency Response Fund
org:singapore-red-cross The Singapore Red Cross|org:red-cross-society-of-china The Chinese Red Cross|org:google Google
org:toyota Toyota|org:samsung Samsung|org:shelterbox ShelterBox|org:tzu-chi Tzu Chi|org:islamic-relief Islamic Relief
"""

ON_A_DAY = """
2003-05-02 US President George W. Bush|2003-05-02 US President Bush|2003-05-02 US Secretary of State Colin Powell
1998-05-02 US President Clinton|2010-05-02 US Secretary Clinton|2014-05-02 US Secretary Kerry
2007-05-02 US Vice President Cheney|2009-05-02 US Secretary Gates|2023-05-02 US Vice President Harris
2019-05-02 US Vice President Pence
2016-05-02 US USAID Administrator Gayle Smith|2005-01-04 GB Prime Minister Tony Blair
2005-01-04 GB Prime Minister Blair|2005-01-04 GB International Development Secretary Hilary Benn
2005-01-04 GB Chancellor Gordon Brown|2005-01-04 GB Foreign Secretary Jack Straw
2005-01-04 FR President Jacques Chirac|2005-01-04 DE Chancellor Gerhard Schroeder
2005-01-04 JP Prime Minister Junichiro Koizumi|2005-01-04 AU Prime Minister John Howard
2005-01-04 CA Prime Minister Paul Martin|2010-01-14 CA Prime Minister Stephen Harper
2005-01-04 IN Prime Minister Manmohan Singh|2005-10-09 PK President Pervez Musharraf
2009-05-02 RU President Dmitry Medvedev|2010-01-14 KR President Lee Myung-bak|2010-01-14 VE President Hugo Chavez
2008-05-14 CN Premier Wen Jiabao|2008-05-14 CN President Hu Jintao|2005-01-04 IT Prime Minister Silvio Berlusconi
2005-01-04 ES Prime Minister Jose Luis Rodriguez Zapatero|2005-01-04 ZA President Thabo Mbeki
2010-01-14 NO Prime Minister Jens Stoltenberg|2010-01-14 NL Prime Minister Jan Peter Balkenende
2014-05-02 PL Prime Minister Donald Tusk|2005-01-04 UN Secretary-General Kofi Annan
2010-01-14 UN Secretary-General Ban Ki-moon|2010-01-14 EU Commission President Jose Manuel Barroso
2018-05-02 CA The Trudeau government|2024-05-02 IN The Modi government|2007-05-02 AU The Howard government
2024-05-02 PH The Marcos administration|2010-05-02 GB The Brown government
"""


def cells(table):
    return [cell for line in table.split("\n") for cell in line.split("|") if cell]


@pytest.mark.parametrize("cell", cells(ANY_DAY))
def test_a_body_gives_on_any_day(cell):
    code, name = cell.split(" ", 1)
    assert [one.donors for one in claims(f"On Monday, {name} sent 40 trucks to Mali.")] == [(code,)]


@pytest.mark.parametrize("cell", cells(ON_A_DAY))
def test_somebody_gives_for_the_state_whose_office_he_held(cell):
    day, code, name = cell.split(" ", 2)
    found = claims(f"On Monday, {name} pledged 40 trucks to Mali.", published=date.fromisoformat(day))
    assert [one.donors for one in found] == [(code,)]
