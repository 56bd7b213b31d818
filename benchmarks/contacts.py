"""Run with ``python -m benchmarks.contacts``: imports 20,000 contacts of 400 companies, of which one is an account."""

from __future__ import annotations

import csv
import io
import resource
import time

import xlsxwriter

from generator.days.period import parse_day
from generator.importers.crm import ImportRequest, crm_import, read_columns
from generator.importers.crm_map import CrmMap
from generator.importers.editing import edit_files
from generator.importers.memory import Memory
from generator.load.book import load_book

CONTACTS, COMPANIES = 20_000, 400
HEADINGS = "Id,AccountId,Account.Name,FirstName,LastName,Title,Email,Phone,ReportsToId,MailingCity,Description".split(
    ","
)
TEAM = b"team: [{id: edith, name: Edith Marlow, role: account_manager}]\n"
ACCOUNT = b"account: {name: Company 7, owner: edith, tier: key}\nstakeholders:\n  - name: First7 Last7\n"
FILES = {"accounts/tarn.yaml": ACCOUNT}


def rows() -> list[list[str]]:
    """The contacts, fifty of each company, each reporting to the one before."""
    made = [HEADINGS]
    for at in range(CONTACTS):
        company = at % COMPANIES
        above = f"003{at - COMPANIES:012}" if at >= COMPANIES else ""
        name = [f"First{at % 97}", f"Last{at}", f"Title {at % 30}"]
        whose = [f"003{at:012}", f"001{company:012}", f"Company {company}"]
        made.append([*whose, *name, f"p{at}@x.example", f"+46 8 {at:06}", above, "City", "Line one\nline two"])
    return made


def exports() -> dict[str, bytes]:
    """The contacts as a text and as a workbook."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows())
    book = io.BytesIO()
    with xlsxwriter.Workbook(book, {"in_memory": True, "strings_to_urls": False}) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate(rows()):
            sheet.write_row(at, 0, row)
    return {"contacts.csv": text.getvalue().encode(), "contacts.xlsx": book.getvalue()}


def main() -> None:
    """Print how long each way takes, from the bytes of the export to the bytes of the account."""
    day = parse_day("2026-11-16")
    for name, data in exports().items():
        book = load_book({"accounts/_team.yaml": TEAM, **FILES}).book
        start = time.process_time()
        tables, _ = read_columns({name: data}, CrmMap(), None)
        read = time.process_time() - start
        plan = crm_import(tables, CrmMap(), book, ImportRequest(), lambda _: Memory()).plans[0]
        edit_files(plan, book.accounts[0], FILES, day)
        total = time.process_time() - start
        size, people = len(data) >> 10, len(plan.additions)
        print(f"{name} ({size:,} KB): read in {read:.2f} s, {people} people added in {total:.2f} s")
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB")


if __name__ == "__main__":
    main()
