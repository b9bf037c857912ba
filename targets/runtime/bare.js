// bare: exported for mp.js, which hands no proxies to the host.
