"""A twin of the cloud on this machine: what `infrastructure/template.yaml` describes, read from the template.

It is no imitation of AWS at large: what the template does not use, the twin does not know. docs/deploying.md
says what it cannot show.
"""
