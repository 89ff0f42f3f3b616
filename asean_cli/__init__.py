"""Who said what in ASEAN diplomacy: extract, index and search attributed statements."""

__version__ = "0.1.0"
