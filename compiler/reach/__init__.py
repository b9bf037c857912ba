"""How an app is found and opened from outside: what search is given, the web site, the links of official accounts.

Pure: what comes out are entries, texts and bytes. What a platform wants stands in its `reach.toml`.
"""
