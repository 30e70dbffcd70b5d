"""Listeners in one DynamoDB table, called without boto3: its clients, models and waiters cost a cold start.

botocore signs (`botocore.auth`), and http.client sends.
"""
