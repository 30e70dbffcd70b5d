"""One turn from the request in plain words to the outcome: load, decide, save, run the errand.

It knows the domain and the ports, but neither the ASK SDK nor any adapter.
"""
