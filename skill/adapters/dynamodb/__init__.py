"""Listeners in one DynamoDB table, called without boto3: its clients, models and waiters cost a cold start.

`sigv4` signs, and `skill.adapters.wire` sends (docs/decisions/6 and 18).
"""
