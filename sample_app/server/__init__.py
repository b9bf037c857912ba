"""The shop's server: `python -m sample_app.server`. Standard library only; sample_app/README.md says how to use it.

    __main__   the command line            fixtures    what the shop begins with
    web        HTTP and the routes         catalogue   products, search, articles, with today's stock
    answers    questions and refusals      member      login, coupons, addresses
    clock      what time it is             orders      quotes, orders, and what time does to them
    shop       the database                seed        the first day

`sample_app/lib/offline` has the same parts for an app without a server. Tests compare the two.
"""
