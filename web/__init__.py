"""The skill on one's own host: Flask and Amazon's SkillAdapter, behind a verifier of our own.

Lambda lets in nobody but Alexa. An open address lets in everybody, so whoever hosts the skill must prove
of each request that it is Amazon's, before anything in it is read. That proof is this room's purpose.
"""
