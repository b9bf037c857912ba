"""Stacks of a phone or of a vendor's tool, turned into places of the author's files. Pure: texts in, texts out.

    sourcemap   reads source maps: mpc's own, and those that vendors hand out
    frames      where a line of a stack names a place in a script
    places      from a place in a script to one in the sources, by the maps there are
    stack       a whole stack, line by line

May import nothing else of mpc.
"""
