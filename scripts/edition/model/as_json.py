"""The mark of a type of which the values are what JSON has, whatever their parts are: a dictionary with names of text."""

from __future__ import annotations

from typing import Final

AS_JSON: Final = "as JSON"
