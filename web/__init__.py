"""The skill as a web service: Flask and Amazon's SkillAdapter, behind our own request verifier.

AWS lets nobody but Alexa call the Lambda. Anybody can call a public address, so the host must prove of each
request that it comes from Amazon before anything in it is read. This package exists for that proof.
"""
