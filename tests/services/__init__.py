"""Other people's servers for the tests: DynamoDB and S3 by moto, DynamoDB by dynalite, all on loopback."""
