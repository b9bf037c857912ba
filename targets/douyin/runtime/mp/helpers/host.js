// host: the object that holds the platform's functions.

const host = tt
