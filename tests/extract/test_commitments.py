"""Promises: what the signatory promises parliament to come, and what is none."""

from collections.abc import Callable
from datetime import date

import pytest

from kg.extract import Page, commitments
from kg.lexicon.promises import RULES
from kg.model import Commitment, Letter

PROMISES = """
Zodra de besprekingen zijn afgerond zal de Kamer spoedig schriftelijk geïnformeerd worden over de uitkomst.
Zoals ik heb toegezegd in mijn brief van 7 maart 2016 zal ik u over de voortgang twee keer per jaar rapporteren.
Uw Kamer ontvangt hierover een separate Kamerbrief.
Uw Kamer wordt uiterlijk januari 2019 geïnformeerd over deze problematiek.
Ik kom hier voor het zomerreces bij uw Kamer op terug.
Na de zomer zal uw Kamer een brief ontvangen over de voortgang.
De evaluatie zal voor het einde van het jaar aan uw Kamer worden gezonden.
Het wetsvoorstel wordt naar verwachting begin 2022 bij uw Kamer ingediend.
Ik zal de motie uitvoeren en uw Kamer hierover in het voorjaar informeren.
Ik ga hierover in gesprek met de sector en informeer uw Kamer voor de zomer over de uitkomsten.
Uw Kamer wordt hierover nader geïnformeerd.
U ontvangt de antwoorden op deze vragen binnen de gebruikelijke termijn.
De resultaten zal ik met uw Kamer delen.
De resultaten deel ik met uw Kamer zodra deze beschikbaar zijn.
In de volgende voortgangsrapportage ga ik nader in op dit onderwerp.
De kabinetsreactie zal uw Kamer voor 1 juli toekomen.
Eind dit jaar rapporteer ik aan uw Kamer over de resultaten.
Ik ben voornemens uw Kamer in het najaar een wetsvoorstel aan te bieden.
Het kabinet zal de Kamer voor het eind van het jaar een brief sturen.
De minister van Justitie en ik zullen u hierover voor de zomer berichten.
Het verslag van deze bijeenkomst gaat uw Kamer zo spoedig mogelijk toe.
Van de uitkomsten zend ik u in januari 2010 een verslag.
De vragen zal ik vóór 9 maart a.s. beantwoorden.
Dat zal ik doen in de geannoteerde agenda voor de vergaderingen van juni.
Voorafgaand aan het overleg op 14 oktober a.s. ontvangt u de geannoteerde agenda.
Nog voor het zomerreces zal ik de Kamer een volgende rapportage zenden.
Wanneer de uitkomst bekend is, zal ik u nader informeren.
Deze bespreking vindt volgende week plaats, waarna ik uw Kamer spoedig zal informeren.
Wij zijn voornemens u in het najaar nader te berichten.
Voor de zomer kom ik hierop terug.
Daarover bericht ik u nader.
Ik zal dit punt in Brussel aan de orde stellen en de Kamer over de uitkomst informeren.
Ik kan u melden dat ik voornemens ben de informatie in september aan uw Kamer te doen toekomen.
Voor de bijeenkomst van de Raad, op 28 juni 2021, ontvangt u een geannoteerde agenda.
Tot de afronding doe ik jaarlijks verslag in het Materieeloverzicht.
De C-brief stuur ik u in de tweede helft van 2023.
Vrijdag 11 juni bied ik u het programma aan.
Op 15 juni a.s. ontvangt uw Kamer de beantwoording.
De uitkomst deel ik voor 1 juli a.s. met uw Kamer.
De uitkomst deel ik voor 1 juli met uw Kamer.
Hierop kom ik schriftelijk terug.
Hier kom ik nog op terug.
Ik kom daar later dit jaar op terug.
In het eerste kwartaal van 2022 informeer ik uw Kamer over de uitwerking.
Ik stel uw Kamer daarvan voor het zomerreces op de hoogte.
In april kunt u nog twee brieven verwachten over de onderdelen van het stelsel.
De Kamer kan de nota in het najaar tegemoetzien.
Uw Kamer krijgt de analyse nog voor het debat toegestuurd.
De kabinetsreactie volgt na de zomer.
Een nadere brief hierover volgt zo spoedig mogelijk.
Dit neem ik mee in de volgende voortgangsrapportage.
Ik zal de vragen van uw Kamer zo spoedig mogelijk na het beschikbaar komen van de informatie beantwoorden.
Ik zal u zo spoedig mogelijk de gevraagde informatie doen toekomen, in ieder geval ruim voor het overleg op 20 juni.
U zult deze informatie tegelijkertijd met de andere stukken ontvangen.
Het standpunt op dit laatste onderzoek zal ik u toezenden nadat ik hierover met deskundigen heb gesproken.
Deze geannoteerde agenda gaat uw Kamer uiterlijk begin volgende week toe.
In voornoemde agenda die u begin volgende week zal toegaan, zal daaraan eveneens aandacht worden geschonken.
De Kamer zal hierover nader worden bericht.
Het kabinet zal u deze week een brief sturen over zijn inzet.
Het rapport wordt u in september toegezonden.
Het rapport zal u in september worden toegezonden.
De evaluatie zal medio volgend jaar worden toegezonden.
Ik ben van plan uw Kamer hierover in het voorjaar te informeren.
Het is mijn voornemen de Kamer voor de begrotingsbehandeling het plan toe te zenden.
Ik zeg u toe dat de Kamer de resultaten ontvangt.
Ik kan uw Kamer toezeggen dat ik de cijfers zal publiceren.
In de brief die ik uw Kamer in september stuur, ga ik hierop in.
Over de voortgang rapporteer ik jaarlijks in het jaarverslag.
Zodra hierover meer bekend is, laat ik het uw Kamer weten.
Na afloop van de missie zal ik de Kamer een eindevaluatie doen toekomen.
De resultaten van het onderzoek zal ik, voorzien van mijn reactie, aan uw Kamer aanbieden.
Wij informeren uw Kamer eind 2021 opnieuw.
Ik houd u van de ontwikkelingen op de hoogte.
Ik blijf uw Kamer hierover informeren.
Uw Kamer wordt in de voortgangsbrief van dit najaar nader geïnformeerd.
De vragen van het lid De Vries beantwoord ik uiterlijk 20 juni.
Bij de Voorjaarsnota kom ik met een voorstel en informeer ik uw Kamer daarover.
Morgen ontvangt u van mij een overzicht.
Voor het einde van de maand zal u de nota bereiken.
Over de uitvoering van deze motie zal de Kamer in de loop van 2022 worden geïnformeerd.
Begin september doen wij u de ontwerpbegroting toekomen.
Dit betekent dat ik u voor 1 juli zal informeren over de gevolgen.
In mijn volgende brief ga ik nader in op de financiële gevolgen.
Aan het einde van het jaar leg ik u een wetsvoorstel voor.
De regering zal de Staten-Generaal daarover tijdig inlichten.
Ik zal daarvan verslag doen in de memorie van toelichting.
De antwoorden op de resterende vragen volgen zo snel mogelijk.
Ik zal hier in een volgende brief op terugkomen.
Ik streef naar een besluit in mei en zal uw Kamer over de uitkomst informeren.
Ik neem deze punten mee in de beleidsreactie die ik uw Kamer voor de zomer doe toekomen.
Een definitieve versie wordt u zo spoedig mogelijk nagezonden.
De toegezegde brief over jeugdzorg ontvangt uw Kamer in juli.
Zoals gemeld ontvangt uw Kamer dit najaar de derde rapportage.
Hiermee heb ik aan de motie voldaan; over de resultaten bericht ik u in december.
Om de Kamer zo overzichtelijk mogelijk te informeren, zal ik voortaan alle toezeggingen over personeel bundelen in de personeelsrapportages.
In april verwacht ik het rapport te ontvangen, waarna ik het uw Kamer met mijn reactie zal aanbieden.
Ik ben voornemens om het wetsvoorstel in het tweede kwartaal van 2022 bij uw Kamer in te dienen.
Over mijn bevindingen zal ik u, zoals gebruikelijk, na afloop van de Raad schriftelijk verslag doen.
Mijn reactie op het advies zal u nog voor het algemeen overleg toegaan.
De gevraagde gegevens worden u binnen twee weken toegezonden.
Ik zal u daarover per brief informeren.
De Kamer zal in september een beleidsnota over dit onderwerp tegemoet kunnen zien.
Na de besluitvorming in de ministerraad wordt de Kamer hiervan in kennis gesteld.
Het kabinet stuurt uw Kamer voor de begrotingsbehandeling een appreciatie van het advies.
Ik verwacht dat het onderzoek in mei klaar is en stuur het dan naar uw Kamer.
Het kabinet komt voor de zomer met een reactie, die ik uw Kamer zal toesturen.
Uw Kamer ontvangt jaarlijks een rapportage over de voortgang.
In de tweede voortgangsbrief, die uw Kamer eind dit jaar ontvangt, wordt hierop ingegaan.
Tot slot zal ik uw Kamer twee keer per jaar een overzicht van de uitgaven sturen.
De minister van Financiën en ik informeren uw Kamer hierover uiterlijk 1 oktober 2021.
Begin volgend jaar bericht ik de Kamer over de uitkomsten van het overleg met de provincies.
Wij komen hier in het najaar bij uw Kamer op terug.
Daarbij zal ik ook ingaan op de vragen van uw Kamer in de nota naar aanleiding van het verslag.
De analyse zal onderdeel zijn van de brief die ik uw Kamer voor het zomerreces stuur.
Nadere informatie hierover ontvangt u in de brief over de Voorjaarsnota.
Het kabinet zal uw Kamer op gezette tijden op de hoogte houden.
Vanzelfsprekend houd ik uw Kamer op de hoogte.
Ik zal bezien of dit mogelijk is en uw Kamer hierover voor 1 september berichten.
Voor het eind van deze maand zal ik de Tweede Kamer mijn standpunt kenbaar maken.
De nota van wijziging zal ik zo spoedig mogelijk indienen.
Dat rapport zal, vergezeld van een kabinetsstandpunt, aan de Kamer worden aangeboden.
Aan uw verzoek om een reactie op het artikel zal ik voldoen in de brief die u volgende week ontvangt.
Zodra het verslag van de Raad beschikbaar is, wordt dit aan uw Kamer toegezonden.
Ik informeer uw Kamer hier nader over in het eerste halfjaar van 2022.
Deze week nog krijgt u de antwoorden.
Over de uitkomsten wordt uw Kamer in Q4 2021 geïnformeerd.
Hierop zal ik in de komende voortgangsrapportage ingaan.
De Staten-Generaal zullen daarover worden geïnformeerd bij de ontwerpbegroting.
Ik stuur u hierover later een aparte brief.
Ik zal de toezegging uiterlijk in december gestand doen door uw Kamer een brief te sturen.
Een evaluatie van de regeling zal ik eind 2022 aan beide Kamers zenden.
"""

NO_PROMISES = """
Met verwijzing naar de toezegging om uw Kamer nader te informeren deel ik u het volgende mee.
Ik verwacht in aanvulling op de jaarlijkse rapportage ook een tussentijdse rapportage te leveren.
Zo informeren wij uw Kamer over de gevolgen van de voorstellen voor het volgende MFK.
Ik hoop u hiermee voldoende geïnformeerd te hebben.
Hierbij deel ik u mee dat de Landbouwraad geen doorgang zal vinden.
De Minister van Financiën zal u afzonderlijk informeren over de naheffing.
Over de uitkomsten zal de Minister van Financiën uw Kamer informeren.
Nederland zal pleiten voor een steviger instrument.
De evaluatie is in 2020 aan uw Kamer aangeboden.
Hierover zal ik met uw Kamer van gedachten wisselen.
Ik zal mij hiervoor blijven inzetten.
Uw Kamer is hierover geïnformeerd.
Zoals toegezegd informeer ik u over de stand van zaken.
Mocht dat anders worden, dan zal ik uw Kamer informeren.
Indien nodig zal ik uw Kamer informeren.
Ik verwacht u voor de zomer te kunnen informeren.
Wanneer kan de Kamer de evaluatie tegemoet zien?
Kan de minister toezeggen dat hij de Kamer voor de zomer informeert?
Wij streven ernaar uw Kamer voor de zomer te informeren.
De Europese Commissie zal de lidstaten na de zomer informeren.
Ik heb uw Kamer toegezegd haar voor de zomer te informeren.
Ik zal u hieronder informeren over de voortgang.
Met deze brief informeer ik uw Kamer over de stappen die ik de komende periode zal zetten.
Graag informeer ik u, voorafgaand aan het commissiedebat van 8 juni, over de stand van zaken.
Daarnaast informeren wij u over andere onderwerpen, mede met het oog op het commissiedebat van 8 juni a.s.
Voor een toelichting verwijs ik u naar de brief die ik uw Kamer op 3 mei stuurde.
Ik verzoek u mij voor 1 juli te berichten.
Ik informeer u over de ontwikkelingen rond Oekraïne.
Ik informeer u over de Nederlandse inzet binnen de Raad.
Ik informeer u over de bespreking in de Raad in maart.
Wij sturen deze nota nu, zodat u haar kunt betrekken bij de begrotingsbehandeling van 7 december a.s.
Bij brief van 3 mei heb ik u bericht dat ik uw Kamer voor 1 juni een notitie zal doen toekomen.
Voor de volledigheid stuur ik u het rapport.
Ik zal een afschrift van deze brief aan de Eerste Kamer zenden.
Mijn ambtgenoot van Financiën zal de Kamer hierover berichten.
De leden van de VVD-fractie vragen wanneer de Kamer hierover zal worden geïnformeerd.
Naar aanleiding van uw brief informeer ik u nader over de stand van zaken.
Ik zie uit naar het debat met uw Kamer.
De motie betrek ik bij de onderhandelingen.
Een eerdere subsidietoezegging aan het noodfonds blijft buiten beschouwing.
Over de Raad WSBVC van 8 december 2022 heb ik uw Kamer op 21 december jl. een verslag gezonden.
Hierbij stuur ik u de D-brief voor de tweede helft van 2022.
Ik streef ernaar uw Kamer hierover voor de zomer te informeren.
Ik verwacht u hierover in het najaar nader te informeren.
Naar verwachting is het onderzoek voor de zomer gereed.
Ik informeer u over de uitgaven in 2020.
Ik informeer u over de maatregelen die voor de zomer ingaan.
Zoals toegezegd bij de begrotingsbehandeling informeer ik u over de stand van zaken.
Zoals toegezegd stuur ik u, ten behoeve van het debat van 10 juni, de notitie.
Met het oog op het debat op 10 juni stuur ik u de antwoorden.
De sector wordt voor de zomer geïnformeerd.
De Commissie komt in het najaar met een voorstel.
De motie verzoekt de regering de Kamer voor de zomer te informeren.
Uw Kamer verzocht mij voor 1 juli te reageren.
In mijn brief van 3 mei heb ik aangegeven dat ik uw Kamer voor de zomer zal informeren.
De toenmalige minister heeft toegezegd de Kamer jaarlijks te informeren.
In de brief is toegezegd dat uw Kamer jaarlijks vóór het zomerreces zal worden geïnformeerd.
De gemeenten zullen hierover na de zomer rapporteren.
Ik bied u hierbij het jaarverslag aan, dat in september verschijnt.
In deze brief zal ik uw Kamer informeren over de voortgang.
Allereerst ga ik in op de vragen over de begroting van volgend jaar.
Ik ga in deze brief in op de toezeggingen.
Uw Kamer ontving in mei het rapport.
U ontvangt hierbij mijn reactie.
De Europese Commissie zal de Raad nader informeren.
Nederland zal dit punt in de Raad blijven inbrengen.
Ik zal mij in de Raad uitspreken voor dit voorstel.
Het wetsvoorstel treedt naar verwachting in het voorjaar van 2022 in werking.
Als daar aanleiding toe is, informeer ik uw Kamer.
Ik informeer uw Kamer als er nieuwe feiten zijn.
Ik deel de mening van uw Kamer dat dit in de toekomst beter moet.
Ik dank de Kamer voor de snelle behandeling in de komende week.
Kunt u toezeggen dat u de Kamer voor de zomer informeert?
De leden verzoeken de minister de Kamer voor de zomer te informeren.
Bij brief van 3 mei 2021 heb ik uw Kamer het plan aangeboden.
Een aantal wetsvoorstellen zal ik niet meer aan uw Kamer aanbieden.
Uw Kamer heeft mij gevraagd om voor het debat van 9 juni een brief te sturen.
De brief volgt op een eerdere brief van 3 mei.
Uit het verslag volgt dat de uitgaven in 2022 dalen.
Ik hoop uw Kamer voor de zomer de nota te kunnen aanbieden.
Gaarne informeer ik u over het volgende.
In reactie op uw verzoek bericht ik u als volgt.
Ik stuur u deze brief mede namens de minister van Financiën, die volgende week in het buitenland is.
De Algemene Rekenkamer zal de Kamer in het najaar berichten.
De commissie-De Vries brengt in het najaar haar eindrapport uit.
De Minister van Defensie stuurt uw Kamer volgende week een brief.
Het streven is erop gericht de nota zo spoedig mogelijk in te dienen.
Ik informeer uw Kamer graag over de voortgang in het eerste kwartaal.
Met uw Kamer ben ik van mening dat dit voor de zomer moet worden opgelost.
De regering zal het verdrag ter goedkeuring aan het parlement van Curaçao zenden indien nodig.
Uw Kamer heeft op 3 mei gevraagd wanneer de evaluatie wordt toegezonden.
Ik zal dit onderwerp bespreken met de sector en de gemeenten.
Het rapport is op 3 mei aan de Kamer gezonden en wordt in het najaar besproken.
Daarmee beschouw ik de toezegging om uw Kamer voor de zomer te informeren als afgedaan.
Met deze brief doe ik de toezegging gestand om u voor het reces te informeren over de uitkomsten.
Deze brief behelst de eerste rapportage, de volgende wordt in het najaar opgesteld.
De Kamer heeft mij verzocht haar voor 1 juli te informeren.
Ik heb kennisgenomen van de wens van uw Kamer om jaarlijks te worden geïnformeerd.
De Europese Commissie zal voor de zomer een voorstel presenteren.
Bijgevoegd treft u het verslag aan van de bijeenkomst, dat u binnenkort kunt bespreken.
Het kabinet zal zich in de Raad verzetten tegen dit voorstel.
De lidstaten zullen de Commissie jaarlijks informeren over de uitvoering.
Ik ben bereid hierover met uw Kamer van gedachten te wisselen.
Ik deel uw zorg over de situatie in de komende maanden.
Op 20 mei jl. heb ik uw Kamer bericht dat ik dit zou onderzoeken.
De gemeente zal de bewoners in het najaar informeren over het plan.
In het debat heb ik gezegd dat ik uw Kamer een brief zou sturen.
Voor de goede orde meld ik u dat het overleg in september plaatsvindt.
Ik bied u mijn verontschuldigingen aan voor de late toezending van het verslag.
Ik vertrouw erop uw Kamer hiermee voldoende te hebben geïnformeerd.
Tijdens het commissiedebat van 8 juni ga ik graag met uw Kamer hierover in gesprek.
Uw Kamer wordt verzocht het verslag voor 1 juli vast te stellen.
Ik geef u in overweging het debat na de zomer te houden.
De Inspectie rapporteert jaarlijks over haar bevindingen.
De initiatiefnemers zullen uw Kamer nader informeren.
Deelt u de mening dat de Kamer voor de zomer geïnformeerd moet worden?
Graag maak ik van de gelegenheid gebruik u te informeren over mijn agenda voor de komende maanden.
De motie roept de regering op de Kamer in het najaar te informeren.
Ik kan nu niet vooruitlopen op de besluitvorming in de komende weken.
Ik beschouw de motie hiermee als uitgevoerd.
De regeling wordt in 2022 geëvalueerd.
Aan de motie geef ik uitvoering door in het najaar overleg te voeren met de sector.
De staatssecretaris stuurt u separaat een brief.
Het kabinet zal in het najaar een besluit nemen.
"""


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


@pytest.mark.parametrize("sentence", lines(PROMISES))
def test_a_promise_is_found_as_its_whole_sentence(sentence: str, page_of: Callable[..., Page]) -> None:
    (found,) = commitments.find(page_of(f"Dit gaat vooraf. {sentence} Dit volgt erop."))
    assert found.span.of(f"Dit gaat vooraf. {sentence} Dit volgt erop.") == sentence


@pytest.mark.parametrize("sentence", lines(NO_PROMISES))
def test_what_is_no_promise_is_not_found(sentence: str, page_of: Callable[..., Page]) -> None:
    assert not list(commitments.find(page_of(sentence)))


def test_every_rule_has_a_name_and_a_boundary() -> None:
    assert [name for name, _ in commitments.RULES] == list(RULES)


@pytest.mark.parametrize(("name", "rule"), RULES.items(), ids=list(RULES))
def test_a_rule_fires_on_its_example_and_not_on_its_near_miss(name: str, rule: tuple[str, str, str]) -> None:
    _, example, near_miss = rule
    assert commitments.promises(example) == name
    assert commitments.promises(near_miss) is None


DUE = {
    "Over de uitkomst zullen wij u vóór 1 februari 2022 informeren.": date(2022, 2, 1),
    "Het onderzoek zenden wij u na ontvangst, uiterlijk 1 oktober a.s., toe.": date(2021, 10, 1),
    "Het verslag van de bijeenkomst op 6 maart ontvangt u van mij uiterlijk vrijdag 27 maart 2022.": date(2022, 3, 27),
    "Over het debat van 3 mei 2021 zal ik uw Kamer nader informeren.": None,
}


@pytest.mark.parametrize(("sentence", "expected"), DUE.items(), ids=list(DUE))
def test_the_day_named_as_the_limit(sentence: str, expected: date | None, resolved: Callable[..., Letter]) -> None:
    letter = resolved(commitments.find, sentence)
    assert [m.due_date for m in letter.mentions if isinstance(m, Commitment)] == [expected]
