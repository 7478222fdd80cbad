"""The command line: one file a command, thin. ``hecht.cli.main`` maps names to files."""
