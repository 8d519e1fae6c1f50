"""Everything that the doctor looks at, in the order of its report: each check once, with what a fault in it does.

To add one: a function that gives the faults it finds, in the module of what it looks at, and a line here.
"""

from typing import TYPE_CHECKING

from monitorlib.doctor import (
    chapters,
    delivery,
    editions,
    figures,
    folders,
    installation,
    key,
    left_behind,
    machine,
    notebooks,
    packages,
    repository,
    settings,
    snapshots,
    website,
)
from monitorlib.doctor.fault import Check, Severity
from monitorlib.doctor.machine import Machine
from monitorlib.editie.layout import Layout

if TYPE_CHECKING:
    from monitorlib.editie.editie import Editie

STOPS, HINDERS, REMARK = Severity.STOPS, Severity.HINDERS, Severity.REMARK

OF_MACHINE: tuple[Check[Machine], ...] = (
    Check("Python", "de versie van Python", STOPS, packages.python_version),
    Check("pakketten", "de pakketten die het project nodig heeft", STOPS, packages.required),
    Check("versies", "de versies van de pakketten, naast requirements.lock", HINDERS, packages.as_locked),
    Check("watch", "wat monitor watch nodig heeft", REMARK, packages.watching),
    Check("vormen", "wat monitor build --vormen nodig heeft", REMARK, packages.forms),
    Check("bibliotheek", "welke monitorlib er draait", HINDERS, installation.one_library),
    Check(
        "omgeving",
        "of de omgeving die van het project is, en nog op haar plaats",
        HINDERS,
        installation.one_environment,
    ),
    Check("project", "of MONITOR_ROOT het project is waarin u staat", REMARK, installation.elsewhere),
    Check("namen", "bestanden met de naam van een pakket, waar u staat", STOPS, installation.shadows),
    Check("kernel", "de kernel van JupyterLab", HINDERS, installation.kernel),
    Check("figuren", "de instellingen en het lettertype van de figuren", HINDERS, figures.look),
    Check("fork", "of hoofdstukken uit een warm proces starten", REMARK, machine.fork),
    Check("tijdelijke map", "de map voor tijdelijke bestanden", STOPS, machine.temporary_folder),
    Check("geheugen", "het geheugen dat een hoofdstuk mag gebruiken", HINDERS, machine.memory),
    Check("bestandsgrootte", "hoe groot een bestand mag worden", HINDERS, machine.file_size),
    Check("scherm", "of het scherm Nederlands kan tonen", REMARK, machine.screen),
    Check(
        "waarschuwingen", "instellingen van Python die een hoofdstuk laten mislukken", STOPS, machine.python_settings
    ),
)

OF_PROJECT: tuple[Check[Layout], ...] = (
    Check("mappen", "of de mappen er zijn, en te lezen en te beschrijven", STOPS, folders.usable),
    Check("koppelingen", "koppelingen naar een schijf die er niet is", HINDERS, folders.links),
    Check("schijf", "de ruimte op elke schijf", HINDERS, folders.room),
    Check("kopie elders", "of een programma de gegevens naar een server kopieert", REMARK, folders.synced),
    Check("rechten", "of anderen snapshots en pagina's kunnen lezen", HINDERS, folders.private_only),
    Check("instellingen", "de instellingen MONITOR_...", HINDERS, settings.own_names),
    Check("motor", "wat de motor in MONITOR_MOTOR nodig heeft", STOPS, settings.engine),
    Check("bewaarde sleutel", "of de sleutel ergens staat waar hij niet hoort", HINDERS, settings.kept_secrets),
    Check("afgebroken bouw", "wat een bouw achterliet die werd afgebroken", REMARK, left_behind.of_builds),
    Check("tijdelijke resten", "wat andere opdrachten achterlieten", HINDERS, left_behind.among_temporary),
    Check("afgebroken site", "wat een site achterliet die werd afgebroken", REMARK, website.left_by_killed),
    Check("verse site", "of de site van de pagina's van nu is", REMARK, website.behind),
    Check("git", "of git dit project leest", REMARK, repository.reads),
    Check("hooks", "de hooks die gegevens uit git houden", REMARK, repository.hooks),
    Check("gegevens in git", "of git geleverde gegevens volgt", HINDERS, repository.delivered_data),
    Check("notebooks", "of elk notebook te lezen is", HINDERS, notebooks.readable),
    Check("kernels", "of de kernel van elk notebook er is", STOPS, notebooks.kernels_there),
    Check("uitvoer", "notebooks waarin uitvoer bewaard is", HINDERS, notebooks.outputs),
    Check("losse notebooks", "notebooks die van geen hoofdstuk zijn", REMARK, notebooks.strays),
    Check("namen bij notebooks", "bestanden met de naam van een pakket, bij de notebooks", HINDERS, notebooks.shadows),
    Check("edities", "mappen van een editie zonder params.yml", HINDERS, editions.known),
    Check("parameters", "params.yml van elke editie", HINDERS, editions.readable),
    Check("gegevens zonder editie", "leveringen van een periode zonder editie", REMARK, editions.delivered_for_none),
)

OF_EDITION: tuple[Check["Editie"], ...] = (
    Check("bronnen", "de bronnen in params.yml, naast wat ervan gedeclareerd is", STOPS, delivery.declared_sources),
    Check("leveringen", "of elke bron geleverd is", STOPS, delivery.present),
    Check("nog open", "wat nog in te vullen of te leveren is", REMARK, delivery.still_open),
    Check("soorten bestanden", "of elke levering gelezen kan worden", STOPS, delivery.formats),
    Check("open bestanden", "leveringen die open zijn in een rekenprogramma", HINDERS, delivery.opened_elsewhere),
    Check("andere bestanden", "bestanden die geen bron noemt", REMARK, delivery.unnamed),
    Check("lezers", "de pakketten die werkmappen en berichten lezen", STOPS, delivery.readers),
    Check("databases", "de verbinding met elke database", HINDERS, delivery.databases),
    Check("sleutel", "de sleutel voor burgerservicenummers", STOPS, key.there),
    Check("goede sleutel", "of de sleutel veilig is, en heel", HINDERS, key.safe),
    Check("zelfde sleutel", "of de sleutel die van eerder is", STOPS, key.same),
    Check("rechten van leveringen", "of anderen de leveringen kunnen lezen", HINDERS, snapshots.deliveries_private),
    Check("hele snapshot", "of de bevroren bronnen zijn wat er bevroren is", STOPS, snapshots.whole),
    Check("verse snapshot", "of bevroren is wat nu geleverd is", REMARK, snapshots.current),
    Check("vreemde bestanden", "wat geen bouw maakte, in de snapshot en bij de pagina's", STOPS, snapshots.strangers),
    Check("schrijven", "of een bouw kan schrijven waar hij moet", STOPS, snapshots.writable),
    Check("hoofdstukken", "het notebook van elk hoofdstuk", STOPS, chapters.notebooks),
    Check("secties", "de secties van elk hoofdstuk, en hun bronnen", STOPS, chapters.sections),
    Check("teksten", "of elke toelichting te lezen is, zonder conflict van git", STOPS, chapters.texts),
    Check("losse teksten", "toelichtingen van geen hoofdstuk", REMARK, chapters.unread_texts),
    Check("gedrukte cijfers", "gepubliceerd.csv", STOPS, chapters.printed),
    Check("vorige editie", "of de vorige editie er is", REMARK, chapters.earlier),
)
