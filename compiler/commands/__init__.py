"""The commands of the command line, and what they share. Imports everything; `mpc.compiler.cli` puts them together."""
