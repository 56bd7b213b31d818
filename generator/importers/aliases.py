"""What the columns of exports are called, as data: for each kind of record and program, headings and what they hold."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Kind = Literal["account", "contact", "deal"]
Program = Literal["salesforce", "hubspot", "dynamics", "generic"]

KINDS: tuple[Kind, ...] = ("contact", "deal", "account")
PROGRAMS: tuple[Program, ...] = ("salesforce", "hubspot", "dynamics", "generic")
"""In this order a heading is looked up when nobody said which program wrote the file."""

ALIASES: dict[Kind, dict[str, dict[Program, str]]] = {
    "account": {
        "id": {
            "salesforce": "Id, Account ID, AccountId, 18 Digit Account ID",
            "hubspot": "Record ID, Company ID, hs_object_id",
            "dynamics": "(Do Not Modify) Account, accountid",
            "generic": "Id, Account number, Customer number",
        },
        "name": {
            "salesforce": "Name, Account Name",
            "hubspot": "Company name, name",
            "dynamics": "Account Name, name",
            "generic": "Name, Company, Company name, Account, Account name, Customer, Customer name, Organisation, "
            "Organization",
        },
        "industry": {
            "salesforce": "Industry",
            "hubspot": "Industry",
            "dynamics": "Industry, industrycode",
            "generic": "Industry, Sector, Branch",
        },
        "owner": {
            "salesforce": "Account Owner, Owner Full Name, Owner.Name",
            "hubspot": "Company owner",
            "dynamics": "Owner",
            "generic": "Owner, Account manager, Account owner",
        },
        "deleted": {"salesforce": "IsDeleted", "hubspot": "", "dynamics": "", "generic": ""},
    },
    "contact": {
        "id": {
            "salesforce": "Id, Contact ID, ContactId, 18 Digit Contact ID",
            "hubspot": "Record ID, Contact ID, hs_object_id",
            "dynamics": "(Do Not Modify) Contact, contactid",
            "generic": "Id, Contact id, Contact number",
        },
        "name": {
            "salesforce": "Full Name, Contact Name, Name",
            "hubspot": "Name, Full name",
            "dynamics": "Full Name, fullname",
            "generic": "Name, Full name, Contact, Contact name",
        },
        "first_name": {
            "salesforce": "FirstName, First Name",
            "hubspot": "First Name, firstname",
            "dynamics": "First Name, firstname",
            "generic": "First name, Given name, Forename",
        },
        "last_name": {
            "salesforce": "LastName, Last Name",
            "hubspot": "Last Name, lastname",
            "dynamics": "Last Name, lastname",
            "generic": "Last name, Surname, Family name",
        },
        "title": {
            "salesforce": "Title",
            "hubspot": "Job Title, jobtitle",
            "dynamics": "Job Title, jobtitle",
            "generic": "Job title, Title, Position, Function",
        },
        "department": {
            "salesforce": "Department",
            "hubspot": "Department",
            "dynamics": "Department",
            "generic": "Department, Unit, Business unit, Site",
        },
        "email": {
            "salesforce": "Email",
            "hubspot": "Email",
            "dynamics": "Email, emailaddress1",
            "generic": "Email, E-mail, Email address, Mail",
        },
        "phone": {
            "salesforce": "Phone, Business Phone",
            "hubspot": "Phone Number, phone",
            "dynamics": "Business Phone, telephone1",
            "generic": "Phone, Telephone, Phone number, Tel, Direct line",
        },
        "mobile": {
            "salesforce": "MobilePhone, Mobile, Mobile Phone",
            "hubspot": "Mobile Phone Number, mobilephone",
            "dynamics": "Mobile Phone, mobilephone",
            "generic": "Mobile, Mobile phone, Cell, Cell phone",
        },
        "account": {
            "salesforce": "Account Name, Account.Name",
            "hubspot": "Associated Company, Primary Company, Company name, company",
            "dynamics": "Company Name, parentcustomeridname",
            "generic": "Company, Company name, Account, Account name, Customer, Organisation, Organization, Employer",
        },
        "account_id": {
            "salesforce": "AccountId, Account ID",
            "hubspot": "Associated Company IDs (Primary), Associated Company IDs, associatedcompanyid",
            "dynamics": "parentcustomerid",
            "generic": "Account id, Company id, Customer id, Customer number",
        },
        "reports_to_id": {
            "salesforce": "ReportsToId, Reports To ID",
            "hubspot": "",
            "dynamics": "",
            "generic": "Reports to id, Manager id",
        },
        "reports_to": {
            "salesforce": "Reports To, ReportsTo.Name",
            "hubspot": "Manager",
            "dynamics": "Manager",
            "generic": "Reports to, Manager, Superior",
        },
        "role": {
            "salesforce": "Role, Contact Role",
            "hubspot": "Buying Role, hs_buying_role",
            "dynamics": "Role, Decision Maker",
            "generic": "Buying role, Decision role",
        },
        "deleted": {"salesforce": "IsDeleted", "hubspot": "", "dynamics": "", "generic": ""},
    },
    "deal": {
        "id": {
            "salesforce": "Id, Opportunity ID, OpportunityId",
            "hubspot": "Record ID, Deal ID, hs_object_id",
            "dynamics": "(Do Not Modify) Opportunity, opportunityid",
            "generic": "Id, Deal id, Opportunity id",
        },
        "name": {
            "salesforce": "Name, Opportunity Name",
            "hubspot": "Deal Name, dealname",
            "dynamics": "Topic, name",
            "generic": "Name, Deal, Deal name, Opportunity, Opportunity name",
        },
        "stage": {
            "salesforce": "StageName, Stage",
            "hubspot": "Deal Stage, dealstage",
            "dynamics": "Status Reason, Status, Pipeline Phase",
            "generic": "Stage, Status, Phase",
        },
        "amount": {
            "salesforce": "Amount",
            "hubspot": "Amount",
            "dynamics": "Est. Revenue, Est. revenue, estimatedvalue",
            "generic": "Amount, Value, Revenue",
        },
        "currency": {
            "salesforce": "CurrencyIsoCode, Amount Currency, Currency",
            "hubspot": "Currency, deal_currency_code",
            "dynamics": "Currency, Transaction Currency",
            "generic": "Currency",
        },
        "close_date": {
            "salesforce": "CloseDate, Close Date",
            "hubspot": "Close Date, closedate",
            "dynamics": "Est. Close Date, Est. close date, estimatedclosedate",
            "generic": "Close date, Closing date, Expected close date, Due",
        },
        "account": {
            "salesforce": "Account Name, Account.Name",
            "hubspot": "Associated Company, Primary Company",
            "dynamics": "Potential Customer, Account",
            "generic": "Company, Company name, Account, Account name, Customer",
        },
        "account_id": {
            "salesforce": "AccountId, Account ID",
            "hubspot": "Associated Company IDs (Primary), Associated Company IDs",
            "dynamics": "parentaccountid, customerid",
            "generic": "Account id, Company id, Customer id",
        },
        "deleted": {"salesforce": "IsDeleted", "hubspot": "", "dynamics": "", "generic": ""},
    },
}

SIGNS: dict[Kind, frozenset[str]] = {
    "contact": frozenset("first_name last_name title email mobile reports_to reports_to_id role".split()),
    "deal": frozenset("stage amount close_date currency".split()),
    "account": frozenset("industry name".split()),
}
"""The columns that tell one kind of table from the others."""

ACCOUNT_SIGNS = (
    "ParentId, Website, Company Domain Name, BillingCity, BillingCountry, Billing City, NumberOfEmployees, "
    "AnnualRevenue, Annual Revenue, Employees, Number of Employees, Main Phone, Address 1: City, "
    "(Do Not Modify) Account"
)
"""Columns that only a table of companies has, and for which an account has no key."""

NOT_KEPT = (
    "Website, Company Domain Name, BillingCity, BillingCountry, Billing City, Billing Country, City, Country/Region, "
    "NumberOfEmployees, Number of Employees, Employees, AnnualRevenue, Annual Revenue, Main Phone, Address 1: City, "
    "ParentId, OwnerId, Contact owner, Deal owner, Probability, Probability (%), NextStep, Next Step, Pipeline, "
    "Lifecycle Stage, Lead Status, Lead Source, Create Date, Last Activity Date, Last Activity, Salutation, Fax, "
    "MailingStreet, MailingCity, MailingState, MailingPostalCode, MailingCountry, BillingStreet, BillingState, "
    "BillingPostalCode, Billing Street, Mailing Street, Mailing City, Mailing Country, Street, Postal Code, "
    "Description, (Do Not Modify) Row Checksum, (Do Not Modify) Modified On, CreatedDate, LastModifiedDate, "
    "SystemModstamp"
)
"""Columns that are known, and that no key of an account is for."""

PROGRAM_SIGNS: dict[Program, str] = {
    "salesforce": "AccountId, ReportsToId, StageName, BillingCity, BillingCountry, NumberOfEmployees, OwnerId, "
    "IsDeleted, SystemModstamp, MobilePhone, CurrencyIsoCode, Opportunity Name, Account Owner",
    "hubspot": "Record ID, hs_object_id, Associated Company, Associated Company IDs, hs_buying_role, "
    "Associated Company IDs (Primary), Lifecycle Stage, Company Domain Name, Deal Stage, Contact owner, Company owner",
    "dynamics": "(Do Not Modify) Account, (Do Not Modify) Contact, (Do Not Modify) Opportunity, "
    "(Do Not Modify) Row Checksum, (Do Not Modify) Modified On, Potential Customer, Est. Close Date, Topic",
}
"""Headings by which the program that wrote a file is known."""

ROLES: dict[str, str] = {
    "executive sponsor": "executive_sponsor",
    "economic buyer": "economic_buyer",
    "economic decision maker": "economic_buyer",
    "budget holder": "economic_buyer",
    "decision maker": "decision_maker",
    "champion": "champion",
    "influencer": "influencer",
    "evaluator": "technical_evaluator",
    "technical buyer": "technical_evaluator",
    "business user": "user",
    "end user": "user",
    "gatekeeper": "gatekeeper",
    "legal & compliance": "approver",
    "legal and compliance": "approver",
    "approver": "approver",
}
"""Parts in a decision, as customer databases name them, and ours."""

WON = ("closed won", "closedwon", "won")
LOST = ("closed lost", "closedlost", "lost", "canceled", "cancelled", "out-sold")
"""Stages of a deal that has come to its end."""

_RELATED = re.compile(r"\([^()]+\)\s*\([^()]+\)\s*\Z")


def folded(heading: str) -> str:
    """A heading with nothing but its letters and digits, in lower case: ``E-Mail`` and ``Email`` are one.

    Letters of other scripts and accents stay. What Dynamics takes from a related record, which it marks by two
    words in brackets, is kept apart from the record's own.
    """
    letters = "".join(each for each in unicodedata.normalize("NFKC", heading).casefold() if each.isalnum())
    return f"related:{letters}" if _RELATED.search(heading) and not heading.lstrip().startswith("(Do") else letters


def listed(headings: str) -> tuple[str, ...]:
    """The headings of a list above, folded, each once."""
    return tuple(dict.fromkeys(folded(heading) for heading in headings.split(",") if heading.strip()))
