"""Listeners in one DynamoDB table, over four calls of our own: a cold start is paid for in imports.

botocore signs (`botocore.auth`), http.client carries; clients, models and waiters of boto3 stay out.
"""
