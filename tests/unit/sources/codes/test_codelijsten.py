"""Are the code lists of iWmo and iJw complete, and does a code mean what its own release says?"""

import pytest

from monitorlib.errors import ParameterError
from monitorlib.sources.codes import codelijsten
from monitorlib.sources.codes.codelijsten import (
    ANDERE_AANBIEDER,
    CODELIJSTEN,
    EENZIJDIG,
    IN_OVEREENSTEMMING,
    OVERLEDEN,
    TIJDELIJK,
    VOLGENS_PLAN,
    WIJZIGINGSVERZOEK,
    Codelijst,
    codelijst,
)

IJW, IWMO, IWMO_2 = "iJw 3.2 JZ588", "iWmo 3.2 WMO588", "iWmo 2.0 WMO588"
BETEKENISSEN = {
    "Voortijdig, eenzijdig": EENZIJDIG,
    "Volgens plan": VOLGENS_PLAN,
    "Voortijdig, in overeenstemming": IN_OVEREENSTEMMING,
    "Tijdelijk": TIJDELIJK,
    "Vanwege een wijzigingsverzoek": WIJZIGINGSVERZOEK,
    "Overstap naar andere aanbieder": ANDERE_AANBIEDER,
    "Overlijden": OVERLEDEN,
}
alle_lijsten = pytest.mark.parametrize("lijst", CODELIJSTEN.values(), ids=list(CODELIJSTEN))
alle_betekenissen = pytest.mark.parametrize(("woorden", "per_lijst"), BETEKENISSEN.items(), ids=list(BETEKENISSEN))


def reeks(eerste: int, laatste: int) -> list[str]:
    return [f"{nummer:02}" for nummer in range(eerste, laatste + 1)]


class TestLists:
    @pytest.mark.parametrize(
        ("naam", "onderwerp", "codes"),
        [
            ("iJw 3.2 JZ020", "productcategorie", [*reeks(31, 38), *reeks(40, 55)]),
            ("iJw 3.2 JZ588", "reden beëindiging", ["02", "20", *reeks(31, 39)]),
            ("iJw 3.2 COD327", "verwijzer", [*reeks(1, 6), "08"]),
            ("iWmo 3.2 WMO020", "productcategorie", reeks(1, 18)),
            ("iWmo 3.2 WMO588", "reden beëindiging", ["02", *reeks(19, 23), "31", *reeks(36, 39)]),
            ("iWmo 2.0 WMO588", "reden beëindiging", ["02", "19", "20", *reeks(31, 34)]),
        ],
    )
    def test_a_list_has_every_code_of_its_release_in_order(self, naam: str, onderwerp: str, codes: list[str]) -> None:
        assert (codelijst(naam).naam, list(codelijst(naam).codes)) == (onderwerp, codes)

    def test_there_are_six_lists(self) -> None:
        assert len(CODELIJSTEN) == 6

    @alle_lijsten
    def test_labels_are_unique_and_fit_a_table(self, lijst: Codelijst) -> None:
        labels = list(lijst.codes.values())
        assert sorted(set(labels)) == sorted(labels)
        assert [label for label in labels if not 0 < len(label) <= 40 or label != label.strip()] == []

    @alle_lijsten
    def test_a_list_names_its_source_without_an_address(self, lijst: Codelijst) -> None:
        assert lijst.standaard in lijst.bron
        assert "://" not in lijst.bron

    @alle_lijsten
    def test_only_existing_codes_can_be_unconfirmed(self, lijst: Codelijst) -> None:
        assert set(lijst.onbevestigd) <= set(lijst.codes)


class TestReleases:
    @pytest.mark.parametrize(
        ("code", "labels"),
        [
            ("02", ["Overlijden", "Overlijden", "Overlijden"]),
            ("19", [None, "Volgens plan beëindigd", "Beëindigd, toewijzing sluiten"]),
            ("20", ["Tijdelijk beëindigd", "Tijdelijk beëindigd", "Beëindigd, toewijzing aanhouden"]),
            ("31", ["Volgens plan beëindigd", "Verhuizing naar andere gemeente", "Verhuizing naar andere gemeente"]),
            ("33", ["Voortijdig, eenzijdig door aanbieder", None, "Verder in de Zvw"]),
            ("38", ["Overstap naar andere aanbieder", "Overstap naar andere aanbieder", None]),
        ],
    )
    def test_a_reason_means_what_its_own_release_says(self, code: str, labels: list[str | None]) -> None:
        assert [codelijst(naam).codes.get(code) for naam in (IJW, IWMO, IWMO_2)] == labels

    def test_a_wmo_categorie_is_no_jeugd_categorie(self) -> None:
        assert set(codelijst("iJw 3.2 JZ020").codes).isdisjoint(codelijst("iWmo 3.2 WMO020").codes)


class TestMeanings:
    @alle_betekenissen
    def test_the_label_of_every_code_says_what_it_is_taken_for(
        self, woorden: str, per_lijst: dict[str, tuple[str, ...]]
    ) -> None:
        """In every list: these codes exist, and no other code of the list has such a label."""
        bedoeld = {
            naam: tuple(code for code, label in codelijst(naam).codes.items() if label.startswith(woorden))
            for naam in (IJW, IWMO, IWMO_2)
        }
        assert per_lijst == {naam: codes for naam, codes in bedoeld.items() if codes}

    def test_uitval_is_by_the_client_and_by_the_aanbieder(self) -> None:
        assert EENZIJDIG == {IJW: ("32", "33"), IWMO: ("21", "22")}
        assert [codelijst(naam).codes[code].split()[-1] for naam, codes in EENZIJDIG.items() for code in codes] == [
            "cliënt",
            "aanbieder",
        ] * 2

    def test_what_a_release_does_not_distinguish_is_absent(self) -> None:
        """Uitval on iWmo 2.0 is unknown, so asking for it fails; an empty list would make it zero."""
        assert [woorden for woorden, per_lijst in BETEKENISSEN.items() if IWMO_2 in per_lijst] == ["Overlijden"]
        assert all(codes for per_lijst in BETEKENISSEN.values() for codes in per_lijst.values())

    @pytest.mark.parametrize("naam", [IJW, IWMO, IWMO_2])
    def test_a_reason_has_one_meaning(self, naam: str) -> None:
        genoemd = [code for per_lijst in BETEKENISSEN.values() for code in per_lijst.get(naam, ())]
        assert sorted(set(genoemd)) == sorted(genoemd)

    def test_every_declared_meaning_is_tested_here(self) -> None:
        """A dict of codes per list that is added to the module is also checked above."""
        gedeclareerd = [
            naam for naam, waarde in vars(codelijsten).items() if naam.isupper() and isinstance(waarde, dict)
        ]
        assert len(gedeclareerd) == len(["CODELIJSTEN"]) + len(BETEKENISSEN)


class TestUnknownName:
    @pytest.mark.parametrize(
        ("naam", "verwacht"),
        [
            ("ijw 3.2 jz020", "Codelijst 'ijw 3.2 jz020' bestaat niet. Bedoelt u 'iJw 3.2 JZ020'?"),
            ("iJw 3.2 JZ021", "Codelijst 'iJw 3.2 JZ021' bestaat niet. Bedoelt u 'iJw 3.2 JZ020'?"),
            ("iWmo 2.0 WMO58", "Codelijst 'iWmo 2.0 WMO58' bestaat niet. Bedoelt u 'iWmo 2.0 WMO588'?"),
            (
                "hulpvorm",
                "Codelijst 'hulpvorm' bestaat niet. Bekend zijn: iJw 3.2 JZ020, iJw 3.2 JZ588, iJw 3.2 COD327, "
                "iWmo 3.2 WMO020, iWmo 3.2 WMO588, iWmo 2.0 WMO588.",
            ),
        ],
    )
    def test_an_unknown_list_is_named_with_the_nearest(self, naam: str, verwacht: str) -> None:
        with pytest.raises(ParameterError) as fout:
            codelijst(naam)
        assert str(fout.value) == verwacht
