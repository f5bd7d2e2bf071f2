"""Contacts that are public: what may stand in the record though it looks like a private detail."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from progress_site.model.base import Record
from progress_site.model.fields import Text, unique


class PublicContact(Record):
    """An e-mail address, a phone number or a postcode that is public already."""

    value: Text = Field(description="The e-mail address, phone number or postcode.")
    whose: Text = Field(description="Whose it is: an organisation or a team, never a private home.")
    why: Text = Field(description="Why it may stand here, such as where it is published.")

    @property
    def plain(self) -> str:
        """The contact in the one form in which two are compared."""
        return plain_contact(self.value)


class PublicContacts(Record):
    """`plan_data/public_contacts.yml`."""

    contacts: Annotated[
        tuple[PublicContact, ...],
        unique("value", "this contact", by="plain", instead="take it out"),
    ] = Field((), description="Every contact that may stand.")


def plain_contact(value: str) -> str:
    """Return a contact in the one form in which two are compared.

    Small letters for an e-mail address, digits from 0 on for a phone number, capitals without a
    space for a postcode.
    """
    text = value.strip()
    if "@" in text:
        return text.lower()
    if re.fullmatch(r"[+\d\s().-]+", text):
        return re.sub(r"^(?:0044|44)0?(?=\d{10}$)", "0", re.sub(r"\D", "", text))
    return re.sub(r"\s", "", text).upper()
