"""Sources in common: works that several papers cite."""
