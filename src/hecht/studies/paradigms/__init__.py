"""Study designs, one a file; each module holds one `PARADIGM` and is found by itself."""
