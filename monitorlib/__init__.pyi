"""The names that a chapter imports: calculations, the forms of figures, and the door to the page.

Each is written here once. It is imported when it is first asked for, so that the command line does not wait for it.
"""

from .cijfers.kern.cijfers import Cijfers as Cijfers
from .cijfers.kern.maken import samen as samen
from .cijfers.kern.regels import TOTAAL as TOTAAL
from .cijfers.kern.verband import delen_van as delen_van
from .cijfers.kern.verband import sluit_aan as sluit_aan
from .cijfers.prognose.jaareinde import jaareinde as jaareinde
from .cijfers.registers.balans_stand_in_uit import balans as balans
from .cijfers.registers.eenheden import van_voorzieningen_naar_clienten as van_voorzieningen_naar_clienten
from .cijfers.registers.facturen import binnen_dagen as binnen_dagen
from .cijfers.registers.facturen import dagen_tot_declaratie as dagen_tot_declaratie
from .cijfers.registers.herhaald_beroep import herhaald_beroep_terug as herhaald_beroep_terug
from .cijfers.registers.keten import keten_per_aanbieder as keten_per_aanbieder
from .cijfers.registers.keten import retourcodes as retourcodes
from .cijfers.registers.stand_en_stroom import duur as duur
from .cijfers.registers.stand_en_stroom import instroom as instroom
from .cijfers.registers.stand_en_stroom import stand as stand
from .cijfers.registers.stand_en_stroom import uitstroom as uitstroom
from .cijfers.registers.stand_en_stroom import unieke_clienten as unieke_clienten
from .cijfers.registers.trajecten import trajecten as trajecten
from .cijfers.registers.wachttijd import wachtend as wachtend
from .cijfers.registers.zwaarte import clienten_naar_zwaarte as clienten_naar_zwaarte
from .cijfers.registers.zwaarte import stromen as stromen
from .cijfers.registers.zwaarte import verschuiving as verschuiving
from .cijfers.registers.zwaarte import vervolghulp as vervolghulp
from .cijfers.rekenen.geld import eigen_middelen as eigen_middelen
from .cijfers.rekenen.geld import met_saldo as met_saldo
from .cijfers.rekenen.groeperen import groepeer as groepeer
from .cijfers.rekenen.halfjaar import per_halfjaar as per_halfjaar
from .cijfers.rekenen.optellen import gemiddeld as gemiddeld
from .cijfers.rekenen.optellen import met_rest as met_rest
from .cijfers.rekenen.optellen import opgeteld as opgeteld
from .cijfers.rekenen.optellen import som as som
from .cijfers.rekenen.optellen import totaal as totaal
from .cijfers.rekenen.optellen import verschil as verschil
from .cijfers.rekenen.verhouding import afgerond as afgerond
from .cijfers.rekenen.verhouding import maal as maal
from .cijfers.rekenen.verhouding import verhouding as verhouding
from .cijfers.rekenen.verloop import Verloop as Verloop
from .cijfers.tellingen.aanbieders import dashboard as dashboard
from .cijfers.tellingen.aanbieders import wachtlijsten as wachtlijsten
from .cijfers.tellingen.eigen import eigen_cijfers as eigen_cijfers
from .cijfers.tellingen.eigen import herziene_cijfers as herziene_cijfers
from .cijfers.tellingen.maatregelen import KOERSGRENS as KOERSGRENS
from .cijfers.tellingen.maatregelen import dekking as dekking
from .cijfers.tellingen.maatregelen import effecten_in_euro as effecten_in_euro
from .cijfers.tellingen.maatregelen import effecten_in_woorden as effecten_in_woorden
from .cijfers.tellingen.maatregelen import koers as koers
from .cijfers.tellingen.maatregelen import niet_meegeteld as niet_meegeteld
from .cijfers.tellingen.maatregelen import taakstelling_per_maatregel as taakstelling_per_maatregel
from .cijfers.tellingen.maatregelen import taakstelling_per_pakket as taakstelling_per_pakket
from .cijfers.tellingen.maatregelen import zonder_taakstelling as zonder_taakstelling
from .cijfers.tellingen.planning import aankondigingen as aankondigingen
from .cijfers.tellingen.planning import contracten as contracten
from .cijfers.tellingen.planning import contractkalender as contractkalender
from .cijfers.tellingen.planning import looptijd as looptijd
from .cijfers.tellingen.telling import cijfers_uit as cijfers_uit
from .indicatoren.meten.van_telling import veranderingen as veranderingen
from .pagina.hoofdstuk import Hoofdstuk as Hoofdstuk
from .render.figuren.aandeel import aandeel_stippen as aandeel_stippen
from .render.figuren.eigen import alleen_geteld as alleen_geteld
from .render.figuren.eigen import lijnen as lijnen
from .render.figuren.eigen import staven as staven
from .render.figuren.eigen import tegen_streep as tegen_streep
from .render.figuren.in_bestand_uit import in_bestand_uit as in_bestand_uit
from .render.figuren.kleine_veelvouden import kleine_veelvouden as kleine_veelvouden
from .render.figuren.kleine_veelvouden import stand_en_stroom as stand_en_stroom
from .render.figuren.maatregelen import jaarpad as jaarpad
from .render.figuren.maatregelen import tegenover_taakstelling as tegenover_taakstelling
from .render.figuren.termijnen import looptijden as looptijden
from .render.figuren.termijnen import tegen_norm as tegen_norm
from .render.figuren.vormen import gespiegeld as gespiegeld
from .render.figuren.vormen import kogel as kogel
from .render.figuren.vormen import samenstelling as samenstelling
from .render.figuren.vormen import van_naar as van_naar
from .render.figuren.waaier import waaier as waaier
from .render.figuren.warmte import groei as groei
from .render.figuren.warmte import verandering as verandering

__version__: str
__all__: list[str]
