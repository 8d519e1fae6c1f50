"""Why something ended: the share of each reason among what left, and uitval."""

from collections.abc import Sequence
from dataclasses import replace

from ibis.expr.types import BooleanValue, Table

from monitorlib.cijfers.registers.aandeel import Aandeel, aandeel
from monitorlib.cijfers.registers.meting import Meting
from monitorlib.cijfers.registers.stand_en_stroom import uitstroom
from monitorlib.editie.params.bron_parameters import UitCodelijst
from monitorlib.errors import NotDeliveredError
from monitorlib.sources.codes.codelijsten import EENZIJDIG
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Tijd


def aandeel_met_reden(register: Register, *redenen: str, in_: Tijd | Sequence[Tijd]) -> Aandeel:
    """Give the share of what left in a period that left for one of these reasons (codes)."""
    register.met_kolommen("reden")

    def met_reden(tabel: Table) -> BooleanValue:
        return tabel.reden.isin(redenen)

    alle: Meting = replace(uitstroom(register, in_=in_), maat="reden van beëindiging")
    return aandeel(alle, met_reden, "beëindigd met deze reden, gedeeld door alle beëindigde")


def uitval(register: Register, *, in_: Tijd | Sequence[Tijd]) -> Aandeel:
    """Give the share of the trajecten that ended in a period that one side broke off: client or aanbieder.

    Of all that ended, also those of which the reason is unknown. [Informatieprotocol Beleidsinformatie Jeugd.] Raises
    `NotDeliveredError` when the reasons are not of a national list that tells one side from the other.
    """
    register.met_kolommen("reden")
    codes = register.parameters.codes.get("reden")
    if not isinstance(codes, UitCodelijst) or codes.lijst not in EENZIJDIG:
        raise NotDeliveredError(f"bron {register.bron.naam} zonder een codelijst van redenen die uitval onderscheidt")
    return aandeel_met_reden(register, *EENZIJDIG[codes.lijst], in_=in_)
