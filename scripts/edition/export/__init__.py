"""Works and papers as records for reference managers: CSL-JSON first, the other formats from it."""
